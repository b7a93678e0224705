import type { Host } from '../sandbox/host/create-host';
import type { End } from './testing/ends';
import type { PhoneSetup } from './testing/phone';
import { pictureAt, sameColour } from './testing/pictures';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import { becomeMember, pageOpens, sent } from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

interface Shown {
  readonly nickname: string | null;
  readonly avatarUrl: string | null;
}

interface Start {
  readonly host: Host;
  readonly personId: string;
  me(): Promise<Shown>;
}

/** A member on the profile page, and what the server knows of them. */
const start = async (end: End, setup: PhoneSetup = {}): Promise<Start> => {
  const { id: personId } = stage.person({ nickname: '林间小路' });
  const phone = stage.phone(end, personId, setup);
  const host = await phone.start();
  await becomeMember(host);
  host.current().tap({ id: 'profile-entry' });
  await pageOpens(host, 'pages/account/profile/index');
  const me = async (): Promise<Shown> => {
    const { user } = (await stage.ask(phone, 'GET', '/api/me')) as { user: Shown };
    return user;
  };
  return { host, personId, me };
};

const answered = (host: Host, path: string): Promise<unknown> =>
  host.waitFor(() => host.requests().some((request) => request.path === path && request.status === 200), {
    what: `an answer from ${path}`,
  });

test('[P10] [P14] [F19] WeChat: the chosen face lies with us, not at its temporary path', async () => {
  const { host, me } = await start('wechat');
  await host.waitFor(() => host.current().maybe({ id: 'choose-avatar' }), { what: 'the avatar button' });
  host.current().tap({ id: 'choose-avatar' });
  (await host.waitFor(() => host.sheet(), { what: 'the album' })).choose('choose');
  await answered(host, '/api/me/avatar');
  const { avatarUrl } = await me();
  expect(avatarUrl).toMatch(/^\/avatars\/[\w-]+\.webp$/);
  expect((await pictureAt(`${stage.server.url}${avatarUrl}`)).format).toBe('webp');
  expectNoErrors(host);
});

test('[P10] [P15] WeChat: a name that the platform finds unsafe is not stored, the next one is', async () => {
  const { host, me } = await start('wechat', { faults: { nicknameReview: 'unsafe' } });
  await host.waitFor(() => host.current().maybe({ id: 'nickname-input' }), { what: 'the name' });
  let changes: string[] = [];
  host.on('change', (what) => {
    changes = [...changes, what];
  });
  const reviewed = (): number => changes.filter((what) => what === 'nickname review').length;
  const save = async (name: string): Promise<void> => {
    host.current().input({ id: 'nickname-input' }, name);
    const reviews = reviewed();
    host.current().find({ id: 'nickname-input' }).dom.querySelector('input')?.blur();
    await host.waitFor(() => reviewed() > reviews, { what: 'the review of the name' });
    host.current().submit({ id: 'nickname-save' });
  };
  await save('坏名字');
  expect((await me()).nickname).toBeNull();
  host.faults.clear();
  await save('好名字');
  await answered(host, '/api/me/profile');
  expect((await me()).nickname).toBe('好名字');
  expectNoErrors(host);
});

/** Taps the one button for name and face of this host, and waits for its question. */
const askTheHost = async (host: Host) => {
  const button = await host.waitFor(
    () => {
      const found =
        host.current().maybe({ id: 'profile-button' }) ?? host.current().maybe({ id: 'ask-profile' });
      return found?.disabled() || found?.classes.includes('button-busy') ? null : found;
    },
    { what: 'the button for name and face' },
  );
  host.current().tap(button);
  const sheet = await host.waitFor(() => host.sheet(), { what: 'the question of the host' });
  expect(sheet.kind).toBe('profile');
  return sheet;
};

describe.each(['douyin', 'baidu', 'kuaishou'] as const)('name and face from the host, %s', (end) => {
  test('[P10] [P12] [P14] [F19] one tap: both are ours, the picture is a copy, and nobody is asked again', async () => {
    const { host, personId, me } = await start(end);
    (await askTheHost(host)).choose('allow');
    await answered(host, '/api/me/profile/platform');
    const { nickname, avatarUrl } = await me();
    expect(nickname).toBe('林间小路');
    expect(avatarUrl).toMatch(/^\/avatars\/[\w-]+\.webp$/);
    const [ours, theirs] = await Promise.all([
      pictureAt(`${stage.server.url}${avatarUrl}`),
      pictureAt(`${stage.sandboxUrl}/avatars/${personId}.png`),
    ]);
    expect([ours.format, theirs.format]).toEqual(['webp', 'png']);
    expect(sameColour(ours, theirs)).toBe(true);

    const face = await host.waitFor(() => host.current().maybe({ class: 'face-picture' }), {
      what: 'the face',
    });
    expect(face.dom.querySelector('img')?.getAttribute('src')).toContain(avatarUrl);
    expect(
      host.current().maybe({ id: 'profile-button' }) ?? host.current().maybe({ id: 'ask-profile' }),
    ).toBeNull();
    await host.back();
    await host.waitFor(() => host.current().maybe({ id: 'member-head' })?.text().includes('林间小路'), {
      what: 'the name on 我的',
    });
    expectNoErrors(host);
  });

  test('[P03] [P10] refused: one sentence, nothing is stored; the next tap asks once more', async () => {
    const { host, me } = await start(end);
    (await askTheHost(host)).choose('deny');
    await host.waitFor(() => host.current().maybe({ id: 'profile-notice' }), { what: 'a sentence' });
    expect(await me()).toMatchObject({ nickname: null, avatarUrl: null });
    expect(sent(host, '/api/me/profile/platform')).toBe(0);
    (await askTheHost(host)).choose('allow');
    await answered(host, '/api/me/profile/platform');
    expect((await me()).nickname).toBe('林间小路');
    expectNoErrors(host);
  });
});

test('[P11] [F19] Baidu: refused, the host still answers well; 百度网友 is not stored', async () => {
  const { host, me } = await start('baidu');
  await host.waitFor(() => host.current().maybe({ id: 'profile-button' }), { what: 'the profile button' });
  host.current().tap({ id: 'profile-button' });
  (await host.waitFor(() => host.sheet(), { what: 'the profile popup' })).choose('deny');
  await host.waitFor(() => host.current().maybe({ id: 'profile-notice' }), { what: 'a sentence' });
  expect(await me()).toMatchObject({ nickname: null, avatarUrl: null });
  expectNoErrors(host);
});

test('[P13] Kuaishou: a refusal that holds leads to the settings page; allowed there, the next tap succeeds', async () => {
  const { host, me } = await start('kuaishou');
  (await askTheHost(host)).choose('deny');
  await host.waitFor(() => host.current().maybe({ id: 'open-settings' }), {
    what: 'the way to the settings',
  });
  host.current().tap({ id: 'open-settings' });
  const settings = await host.waitFor(() => host.sheet(), { what: 'the settings' });
  expect(settings.kind).toBe('settings');
  settings.choose('close', { 'scope.userInfo': true });
  await host.waitFor(() => !host.current().maybe({ id: 'open-settings' }), {
    what: 'no way to the settings',
  });
  (await askTheHost(host)).choose('allow');
  await answered(host, '/api/me/profile/platform');
  expect((await me()).nickname).toBe('林间小路');
  expectNoErrors(host);
});
