import { createBaidu } from './baidu';
import { personLimitMs } from './call';
import { createDouyin } from './douyin';
import { createH5 } from './h5';
import { createKuaishou } from './kuaishou';
import type { NativeGlobal } from './native';
import { answers, refuses, staysSilent, worldOf } from './platform.contract';
import { createWechat } from './wechat';

const sign = 'a'.repeat(40);
const userInfo = { nickName: '小林', avatarUrl: 'https://img.test/1.png', gender: 1 };
const shown = { nickname: '小林', avatarUrl: 'https://img.test/1.png' };
const signed = { rawData: '{"nickName":"小林"}', signature: sign };
const pair = { encryptedData: 'e+/=', iv: 'i+/=' };

const able = (...schemas: string[]): NativeGlobal => ({
  canIUse: (schema: string) => schemas.includes(schema),
});

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('[P10] WeChat with the avatar button and the nickname input uses them, and asks no API for a grey face', () => {
  const native = {
    ...able('button.open-type.chooseAvatar', 'input.type.nickname'),
    getUserProfile: answers({}),
  };
  const { profile } = createWechat(worldOf(native));
  expect(profile.avatarButton).toMatchObject({ openType: 'chooseAvatar', eventProps: ['onChooseAvatar'] });
  expect(profile).toMatchObject({ nicknameInput: true, askInTap: null, profileButton: null });
});

test('[P10] WeChat without them asks by getUserProfile; with neither there is nothing, whatever the version says', async () => {
  const getUserProfile = jest.fn(answers({ userInfo, ...signed, ...pair, errMsg: 'getUserProfile:ok' }));
  const { profile } = createWechat(worldOf({ ...able(), getUserProfile }));
  expect(profile).toMatchObject({ avatarButton: null, nicknameInput: false, needsSessionKey: true });
  expect(await profile.askInTap?.()).toEqual({
    kind: 'granted',
    profile: { ...shown, ...signed, ...pair },
  });
  const [options] = getUserProfile.mock.calls[0] ?? [];
  expect(String(options?.desc)).toMatch(/^.{1,30}$/);
  const newest = worldOf({ getSystemInfoSync: () => ({ SDKVersion: '9.9.9' }) });
  expect(createWechat(newest).profile).toMatchObject({ avatarButton: null, askInTap: null });
  const broken = worldOf({
    canIUse: () => {
      throw new Error('no');
    },
  });
  expect(createWechat(broken).profile.avatarButton).toBeNull();
});

test.each([
  ['wechat', createWechat],
  ['douyin', createDouyin],
] as const)('[P10] on %s the host is asked in the very turn of the tap', (_, create) => {
  let asked = 0;
  const getUserProfile = (): void => {
    asked += 1;
  };
  const { profile } = create(worldOf({ ...able(), getUserProfile }));
  void profile.askInTap?.();
  expect(asked).toBe(1);
});

test('[P10] [L25] the question waits for a person, but not for ever', async () => {
  const { profile } = createDouyin(worldOf({ getUserProfile: staysSilent }));
  const seen: unknown[] = [];
  profile.askInTap?.().then((event) => seen.push(event));
  await jest.advanceTimersByTimeAsync(personLimitMs - 1);
  expect(seen).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(seen).toEqual([{ kind: 'unavailable', reason: 'internal' }]);
});

test.each([
  [{ errMsg: 'getUserProfile:fail auth deny' }, 'denied', 'user-denied'],
  [{ errMsg: 'getUserProfile:fail can only be invoked by user TAP gesture.' }, 'unavailable', 'not-a-tap'],
  [{ errMsg: 'getUserProfile:fail', errNo: 21500, errorType: 'D' }, 'unavailable', 'not-a-tap'],
  [{ errMsg: 'getUserProfile:fail privacy permission is not authorized' }, 'denied', 'privacy-refused'],
  [
    { errMsg: 'getUserProfile:fail api scope is not declared in the privacy agreement', errno: 112 },
    'unavailable',
    'privacy-undeclared',
  ],
  [{ errMsg: 'getUserProfile:fail not login' }, 'unavailable', 'not-logged-in'],
  [{ errMsg: 'getUserProfile:fail something new' }, 'unavailable', 'internal'],
])('[P10] the host says %p: %s, %s', async (error, kind, reason) => {
  const { profile } = createDouyin(worldOf({ getUserProfile: refuses(error) }));
  expect(await profile.askInTap?.()).toEqual({ kind, reason });
});

test('[P10] Douyin without the API, and the browser, have no way but the album', () => {
  for (const { profile } of [createDouyin(worldOf({})), createH5()]) {
    expect(profile).toMatchObject({ avatarButton: null, profileButton: null, askInTap: null });
  }
});

test.each([
  ['baidu', createBaidu],
  ['kuaishou', createKuaishou],
] as const)('[P10] on %s the profile button is native, and its key must be alive', (_, create) => {
  const { profile } = create(worldOf({}));
  expect(profile).toMatchObject({ needsSessionKey: true, askInTap: null, avatarButton: null });
  expect(profile.profileButton).toMatchObject({ openType: 'getUserInfo', eventProps: ['onGetUserInfo'] });
});

test('[P10] Baidu’s ciphertext is called data; everything that proves the profile comes along', () => {
  const button = createBaidu(worldOf({})).profile.profileButton;
  const detail = { userInfo, data: 'd+/=', iv: 'i+/=', errMsg: 'getUserInfo:ok' };
  expect(button?.normalise(detail)).toEqual({
    kind: 'granted',
    profile: { ...shown, encryptedData: 'd+/=', iv: 'i+/=' },
  });
  const ofKuaishou = createKuaishou(worldOf({})).profile.profileButton;
  expect(ofKuaishou?.normalise({ userInfo, ...signed, ...pair })).toEqual({
    kind: 'granted',
    profile: { ...shown, ...signed, ...pair },
  });
});

test('[P11] a stand-in keeps its marks on the way to the core, which stores none', () => {
  const button = createBaidu(worldOf({})).profile.profileButton;
  const stranger = { userInfo: { nickName: '百度网友', avatarUrl: '', isAnonymous: true } };
  expect(button?.normalise(stranger)).toEqual({
    kind: 'granted',
    profile: { nickname: '百度网友', isAnonymous: true },
  });
});

test.each([undefined, null, 'text', 7, {}, { userInfo: 'x' }, { rawData: 'r' }, { iv: 'i' }, { data: 'd' }])(
  '[P10] a detail of %p is no profile and never a throw',
  (detail) => {
    for (const { profile } of [createBaidu(worldOf({})), createKuaishou(worldOf({}))]) {
      expect(profile.profileButton?.normalise(detail)).toEqual({ kind: 'unavailable', reason: 'internal' });
    }
  },
);

test('[P10] the avatar button gives a temporary path; nothing, or a refused consent, gives none', () => {
  const { profile } = createWechat(worldOf(able('button.open-type.chooseAvatar')));
  const answer = (detail: unknown) => profile.avatarButton?.normalise(detail);
  expect(answer({ avatarUrl: 'wxfile://tmp/1.png' })).toEqual({ kind: 'chosen', path: 'wxfile://tmp/1.png' });
  expect(answer({ errMsg: 'chooseAvatar:fail privacy permission is not authorized' })).toEqual({
    kind: 'denied',
    reason: 'privacy-refused',
  });
  expect(answer(undefined)).toEqual({ kind: 'unavailable', reason: 'internal' });
});

describe('[P13] settings', () => {
  const scope = 'scope.userInfo';
  const openSetting = staysSilent;

  test.each([
    [{ authSetting: { [scope]: false } }, true],
    [{ result: { [scope]: false } }, true],
    [{ authSetting: { [scope]: true } }, false],
    [{ result: { [scope]: true } }, false],
    [{ authSetting: {} }, false],
    [{}, false],
  ])('an answer of %p: refused for good is %p', async (answer, refused) => {
    const { settings } = createKuaishou(worldOf({ openSetting, getSetting: answers(answer) }));
    expect(await settings?.isRefused(scope)).toBe(refused);
  });

  test('a host that cannot say, or never does, has not refused; one without the page has no settings', async () => {
    expect(await createBaidu(worldOf({ openSetting })).settings?.isRefused(scope)).toBe(false);
    const silent = createBaidu(worldOf({ openSetting, getSetting: staysSilent })).settings?.isRefused(scope);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await silent).toBe(false);
    expect([createBaidu(worldOf({})).settings, createH5().settings]).toEqual([null, null]);
  });

  test('back from the page, what stands there is told; a person may take longer than a call', async () => {
    const slow = ({ success }: { success(value: unknown): void }): void => {
      setTimeout(() => success({ result: { [scope]: true } }), 60_000);
    };
    const open = createKuaishou(worldOf({ openSetting: slow })).settings?.open(scope);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(await open).toBe(true);
    const still = createKuaishou(worldOf({ openSetting: answers({ authSetting: { [scope]: false } }) }));
    expect(await still.settings?.open(scope)).toBe(false);
  });
});
