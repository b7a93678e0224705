import { AnswerError, type Auth, AuthError } from '@/auth';
import { createSliceBench } from '@/store/testing/slice-bench';
import type { HostParts, ProfilePort } from '@/store/types';
import { createSessionSlice } from './slice';

const noWays: ProfilePort = {
  avatarButton: null,
  profileButton: null,
  askInTap: null,
  nicknameInput: false,
  needsSessionKey: false,
};
const granted = { kind: 'granted', profile: { encryptedData: 'e', iv: 'i', nickname: '小林' } } as const;
const denied = { kind: 'denied', reason: 'user-denied' } as const;

const start = (ways: Partial<ProfilePort> = {}, more: Partial<HostParts> = {}) => {
  const core = {
    checkSession: jest.fn(() => Promise.resolve(0)),
    importProfile: jest.fn((_: unknown) => Promise.resolve()),
    uploadAvatar: jest.fn((_: unknown) => Promise.resolve()),
  };
  const host: HostParts = {
    profile: { ...noWays, ...ways },
    settings: null,
    privacy: null,
    pickPicture: () => Promise.resolve(denied),
    askCashier: () => Promise.resolve('unreached'),
    ...more,
  };
  const bench = createSliceBench(createSessionSlice, {
    core: core as unknown as Partial<Auth>,
    around: { host },
  });
  return { ...bench, core };
};

test('[P10] the key is made sure of while the button is shown, where what it gives hangs on it', async () => {
  const { now, core } = start({ needsSessionKey: true });
  const ready = now().prepareProfile();
  expect(now().profileReady).toBe(false);
  await ready;
  expect([now().profileReady, core.checkSession.mock.calls.length]).toEqual([true, 1]);
  await now().profileAnswered(granted);
  expect(core.checkSession).toHaveBeenCalledTimes(1);
  const other = start();
  await other.now().prepareProfile();
  expect([other.now().profileReady, other.core.checkSession.mock.calls.length]).toEqual([true, 0]);
});

test('[P10] what the host granted goes to the core', async () => {
  const { now, core } = start();
  await now().profileAnswered(granted);
  expect(core.importProfile).toHaveBeenCalledWith(granted.profile);
  expect([now().profileNotice, now().profileBusy]).toEqual([null, false]);
});

test('[P10] the host is asked in the turn of the tap, before anything else', async () => {
  const asked: string[] = [];
  const { now } = start({
    askInTap: () => {
      asked.push('host');
      return Promise.resolve(granted);
    },
  });
  const done = now().askForProfile();
  expect(asked).toEqual(['host']);
  await done;
});

test('[P11] a stand-in is no profile: it is told, with the way on', async () => {
  const { now, core } = start();
  core.importProfile.mockRejectedValueOnce(new AnswerError(400, 'PROFILE_ANONYMOUS', null, null));
  await now().profileAnswered(granted);
  expect(now().profileNotice).toBe('没有获取到头像昵称，请自己上传和填写');
});

test('[P14] the picture’s bytes are uploaded from where the host put them; a failure is told', async () => {
  const { now, core } = start();
  await now().avatarChosen({ kind: 'chosen', path: 'wxfile://tmp/1.png' });
  expect(core.uploadAvatar).toHaveBeenCalledWith({ path: 'wxfile://tmp/1.png' });
  core.uploadAvatar.mockRejectedValueOnce(new AuthError('offline'));
  await now().avatarChosen({ kind: 'chosen', path: 'x' });
  expect(now().profileNotice).toBe('网络不可用，请检查网络后重试');
});

test('[P14] the album: a picture is uploaded, leaving it says nothing, a refused consent is told', async () => {
  const events = [
    { kind: 'chosen', path: 'p' },
    denied,
    { kind: 'denied', reason: 'privacy-refused' },
  ] as const;
  let next = 0;
  const pickPicture = () => Promise.resolve(events[next++] ?? denied);
  const { now, core } = start({}, { pickPicture });
  await now().pickAvatar();
  expect(core.uploadAvatar).toHaveBeenCalledWith({ path: 'p' });
  await now().pickAvatar();
  expect(now().profileNotice).toBeNull();
  await now().pickAvatar();
  expect(now().profileNotice).toContain('隐私保护指引');
});

test('[P03] [P10] a refusal is told once, and the next try begins afresh', async () => {
  const { now, core } = start();
  await now().profileAnswered(denied);
  expect(now().profileNotice).toContain('已取消授权');
  expect([now().profileRefused, core.importProfile.mock.calls.length]).toEqual([false, 0]);
  await now().profileAnswered(granted);
  expect(now().profileNotice).toBeNull();
});

test('[P10] shown again: the key is looked at again, but never between a tap and its answer', async () => {
  let answer: (event: typeof granted) => void = () => undefined;
  const askInTap = () =>
    new Promise<typeof granted>((resolve) => {
      answer = resolve;
    });
  const { now, core } = start({ needsSessionKey: true, askInTap });
  await now().prepareProfile();
  const looked = now().prepareProfile();
  expect([now().profileReady, now().profileChecking]).toEqual([true, true]);
  await looked;
  expect([now().profileChecking, core.checkSession.mock.calls.length]).toEqual([false, 2]);
  const asked = now().askForProfile();
  await now().prepareProfile();
  expect(core.checkSession).toHaveBeenCalledTimes(2);
  answer(granted);
  await asked;
  // What was put off is made up for once the profile is through.
  expect(core.importProfile).toHaveBeenCalledTimes(1);
  expect(core.checkSession).toHaveBeenCalledTimes(3);
  now().profileTapped();
  await now().prepareProfile();
  expect(core.checkSession).toHaveBeenCalledTimes(3);
  now().profileLeft();
  await now().prepareProfile();
  expect(core.checkSession).toHaveBeenCalledTimes(4);
});

test.each([
  ['scope.camera', true],
  ['scope.album', true],
  ['scope.userInfo', false],
])(
  '[P13] the album is closed and %s is refused: the way to the settings is there: %p',
  async (scope, there) => {
    const opened: string[] = [];
    const settings = {
      isRefused: (asked: string) => Promise.resolve(asked === scope),
      open: (asked: string) => {
        opened.push(asked);
        return Promise.resolve(true);
      },
    };
    const closed = { kind: 'denied', reason: 'album-refused' } as const;
    const { now } = start({}, { settings, pickPicture: () => Promise.resolve(closed) });
    await now().pickAvatar();
    expect(now().profileRefused).toBe(there);
    expect(now().profileNotice).toContain(there ? '前往设置' : '没有相册或相机权限');
    await now().openProfileSettings();
    expect([opened, now().profileRefused]).toEqual([there ? [scope] : [], false]);
  },
);

test('[P13] refused for good: the settings page is offered, and what is allowed there is told', async () => {
  const opened: string[] = [];
  let allow = false;
  const settings = {
    isRefused: (scope: string) => Promise.resolve(scope === 'scope.userInfo'),
    open: (scope: string) => {
      opened.push(scope);
      return Promise.resolve(allow);
    },
  };
  const { now } = start({}, { settings });
  await now().profileAnswered(denied);
  expect([now().profileRefused, now().profileNotice]).toEqual([true, '您之前拒绝过授权，可前往设置重新开启']);
  await now().openProfileSettings();
  expect(now().profileRefused).toBe(true);
  allow = true;
  await now().openProfileSettings();
  expect([now().profileRefused, opened.length]).toEqual([false, 2]);
  expect(now().profileNotice).toContain('再点一次');
});

test('[P13] a host without the page offers none', async () => {
  const { now } = start();
  await now().profileAnswered(denied);
  await now().openProfileSettings();
  expect([now().profileRefused, now().profileNotice]).toEqual([false, expect.stringContaining('已取消授权')]);
  now().profileLeft();
  expect(now().profileNotice).toBeNull();
});
