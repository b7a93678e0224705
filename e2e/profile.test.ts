import type { Host } from '../sandbox/host/create-host';
import type { End } from './testing/ends';
import type { PhoneSetup } from './testing/phone';
import { createStage, expectNoErrors, type Stage } from './testing/stage';
import { becomeMember, pageOpens } from './testing/walk';

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
afterAll(() => stage.close());

interface Shown {
  readonly nickname: string | null;
  readonly avatarUrl: string | null;
}

/** A member on the profile page, and what the server knows of them. */
const start = async (end: End, setup: PhoneSetup = {}): Promise<{ host: Host; me(): Promise<Shown> }> => {
  const phone = stage.phone(end, stage.person({ nickname: '林间小路' }).id, setup);
  const host = await phone.start();
  await becomeMember(host);
  host.current().tap({ id: 'profile-entry' });
  await pageOpens(host, 'pages/account/profile/index');
  const me = async (): Promise<Shown> => {
    const { user } = (await stage.ask(phone, 'GET', '/api/me')) as { user: Shown };
    return user;
  };
  return { host, me };
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
  expect((await me()).avatarUrl).toMatch(/^\/avatars\/[\w-]+\.webp$/);
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

test('[P11] [F19] Baidu: refused, the host still answers well; 百度网友 is not stored', async () => {
  const { host, me } = await start('baidu');
  await host.waitFor(() => host.current().maybe({ id: 'profile-button' }), { what: 'the profile button' });
  host.current().tap({ id: 'profile-button' });
  (await host.waitFor(() => host.sheet(), { what: 'the profile popup' })).choose('deny');
  await host.waitFor(() => host.current().maybe({ id: 'profile-notice' }), { what: 'a sentence' });
  expect(await me()).toMatchObject({ nickname: null, avatarUrl: null });
  expectNoErrors(host);
});
