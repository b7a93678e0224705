import type { AuthSettings } from './create-auth';
import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member, visitor } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const idleMs = 30 * 60_000;

const create = (settings: AuthSettings = {}) => {
  const test = createTestAuth({ idleMs, ...settings, remembered: (shop: FakeShop) => shop.issue(member) });
  test.shop.setIdentity(member);
  return test;
};
const confirm = { idlePolicy: 'confirm' } as const;

describe('the end of an idle session', () => {
  test('[L28] each authorised request slides it', async () => {
    const { auth, clock, lifecycle, told } = create();
    for (let i = 0; i < 4; i += 1) {
      await clock.advance(idleMs - 1);
      await auth.request('getCart', {});
    }
    lifecycle.show();
    expect([told.notices, auth.getCurrentAuthStep()]).toEqual([[], 2]);
  });

  test('[L28] browsing without the session does not', async () => {
    const { auth, clock, lifecycle, told } = create();
    await clock.advance(idleMs - 1);
    await auth.request('listProducts', { query: {} });
    await clock.advance(1);
    lifecycle.show();
    expect(told.notices).toEqual(['登录已超时']);
  });

  test('[L28] silent, the default: told once, caches forgotten, a member again without a tap', async () => {
    const { auth, clock, lifecycle, told, host, states, storedToken } = create();
    await clock.advance(idleMs);
    lifecycle.show();
    lifecycle.show();
    expect([storedToken(), told.notices, told.forgotten]).toEqual([null, ['登录已超时'], 1]);
    await clock.advance(0);
    lifecycle.show();
    expect([told.notices, host.asked.login, storedToken()]).toEqual([['登录已超时'], 1, 'token-2']);
    expect([auth.getCurrentAuthStep(), states.at(-1)?.kind]).toEqual([2, 'member']);
  });

  test('[L28] a request that comes first finds it too, and goes with a new token', async () => {
    const { auth, clock, told, transport } = create();
    await clock.advance(idleMs);
    await auth.request('getCart', {});
    expect(told.notices).toEqual(['登录已超时']);
    expect(transport.requests('getCart').map(({ token }) => token)).toEqual(['token-2']);
  });

  test('[L28] it outlives the app: use is remembered from the hide, and a start checks before it shows', async () => {
    const { auth, clock, lifecycle, restart, states, told } = create();
    await auth.request('getCart', {});
    await clock.advance(20_000);
    await auth.request('getCart', {});
    lifecycle.hide();
    await clock.advance(idleMs - 1);
    restart();
    expect([states.at(-1)?.kind, told.notices]).toEqual(['member', []]);
    await clock.advance(1);
    await restart().init();
    expect([states.at(-2)?.kind, states.at(-1)?.kind]).toEqual(['starting', 'member']);
    expect(told.notices).toEqual(['登录已超时']);
  });

  test.each(['silent', 'confirm'] as const)(
    '[L28] %s: the end is found also where the token ended meanwhile (it used to count as no session at all)',
    async (idlePolicy) => {
      const { clock, restart, told, shop } = createTestAuth({
        idleMs: 31 * 24 * 3_600_000,
        idlePolicy,
        remembered: (shop: FakeShop) => shop.issue(member),
      });
      shop.setIdentity(member);
      await clock.advance(31 * 24 * 3_600_000);
      const again = restart();
      expect(told.notices).toEqual(['登录已超时']);
      await again.init();
      expect(again.getCurrentAuthStep()).toBe(idlePolicy === 'silent' ? 2 : 1);
    },
  );

  test('[L28] an app that is killed without a hide remembers its use to the minute', async () => {
    const { auth, clock, restart, told } = create();
    await clock.advance(idleMs - 1);
    await auth.request('getCart', {});
    await clock.advance(idleMs - 1);
    restart();
    expect(told.notices).toEqual([]);
  });

  test('[L28] [L29] a visitor is not told: there was no login to time out', async () => {
    const { clock, lifecycle, told, storedToken } = createTestAuth({
      idleMs,
      remembered: (shop) => shop.issue(visitor),
    });
    await clock.advance(idleMs * 2);
    lifecycle.show();
    expect([told.notices, storedToken()]).toEqual([[], 'token-1']);
  });

  test('[L28] 30 days unless said otherwise', async () => {
    const dayMs = 24 * 3_600_000;
    const { clock, lifecycle, told } = createTestAuth({
      remembered: (shop) => {
        const session = shop.issue(member);
        return { ...session, expiresAt: session.expiresAt + 60 * dayMs };
      },
      userMaxAgeMs: Infinity,
    });
    await clock.advance(30 * dayMs - 1);
    lifecycle.show();
    expect(told.notices).toEqual([]);
    await clock.advance(1);
    lifecycle.show();
    expect(told.notices).toEqual(['登录已超时']);
  });

  test('[L28] shown after that time, the user is not fetched once more: the login has just brought them', async () => {
    const { clock, lifecycle, transport, auth } = create({ userMaxAgeMs: 1 });
    await clock.advance(idleMs);
    lifecycle.show();
    await clock.advance(0);
    expect(auth.getCurrentAuthStep()).toBe(2);
    expect(transport.requests().map(({ name }) => name)).toEqual(['exchange']);
  });

  test('[L28] a device clock that is set back ends nothing', async () => {
    const { auth, clock, lifecycle, told } = create();
    clock.jump(-3_600_000);
    await auth.request('getCart', {});
    lifecycle.show();
    expect(told.notices).toEqual([]);
  });
});

describe('policy confirm', () => {
  test('[L28] locked until a tap: the server is told, the app goes on as a visitor', async () => {
    const { auth, clock, lifecycle, told, transport, states, shop } = create(confirm);
    await clock.advance(idleMs);
    lifecycle.show();
    expect([states.at(-1)?.kind, auth.getCurrentAuthStep()]).toEqual(['guest', 0]);
    await clock.advance(0);
    expect(transport.requests().map(({ name, token }) => [name, token])).toEqual([
      ['signOut', 'token-1'],
      ['exchange', null],
    ]);
    expect([states.at(-1)?.kind, told.notices, told.forgotten]).toEqual(['visitor', ['登录已超时'], 1]);
    expect(shop.isLive('token-1')).toBe(false);
  });

  test('[L28] the same in the middle of the app’s life, long after its launch', async () => {
    const { auth, clock, transport } = create(confirm);
    await auth.init();
    await clock.advance(idleMs);
    await auth.request('getCart', {});
    expect(transport.requests().map(({ name, token }) => [name, token])).toEqual([
      ['signOut', 'token-1'],
      ['exchange', null],
      ['getCart', 'token-2'],
    ]);
  });

  test('[L28] the server does not know the token any more and lets the member in: told with the new one', async () => {
    const { auth, clock, lifecycle, transport, shop, states } = create(confirm);
    shop.kill();
    await clock.advance(idleMs);
    lifecycle.show();
    await clock.advance(0);
    expect(transport.requests().map(({ name, token }) => [name, token])).toEqual([
      ['signOut', 'token-1'],
      ['exchange', null],
      ['signOut', 'token-2'],
      ['exchange', null],
    ]);
    expect([auth.getCurrentAuthStep(), states.filter(({ kind }) => kind === 'member').length]).toEqual([
      1, 1,
    ]);
  });

  test('[L28] the server cannot be told: locked all the same, also after a restart, and told later', async () => {
    const { clock, lifecycle, transport, storedToken, restart, states } = create(confirm);
    transport.script('signOut', { failure: 'offline' });
    await clock.advance(idleMs);
    lifecycle.show();
    await clock.advance(0);
    expect([states.at(-1)?.kind, transport.requests('exchange').length]).toEqual(['failed', 0]);
    // Past the token's own life too.
    await clock.advance(60 * 24 * 3_600_000);
    const again = restart();
    expect([again.getCurrentAuthStep(), states.at(-1)?.kind]).toEqual([0, 'starting']);
    await again.init();
    expect([again.getCurrentAuthStep(), states.at(-1)?.kind]).toEqual([1, 'visitor']);
    expect(storedToken()).toBe('token-2');
    expect(states.filter(({ kind }) => kind === 'member')).toHaveLength(1);
  });

  test('[L28] a server that never locks gives no member back', async () => {
    const { auth, clock, transport, shop } = create(confirm);
    transport.always('signOut', { status: 200, body: {} });
    await clock.advance(idleMs);
    await expect(auth.request('getCart', {})).rejects.toMatchObject({ code: 'server' });
    expect([auth.getCurrentAuthStep(), transport.requests('exchange').length]).toEqual([0, 2]);
    shop.setIdentity(visitor);
    await auth.request('getCart', {});
    expect(auth.getCurrentAuthStep()).toBe(1);
  });

  test('[L28] a tap logs in: the lock is gone and the next start is warm', async () => {
    const { auth, clock, lifecycle, restart, states } = create(confirm);
    await clock.advance(idleMs);
    lifecycle.show();
    await clock.advance(0);
    await auth.loginBySms('13800138000', '123456');
    expect(auth.getCurrentAuthStep()).toBe(2);
    restart();
    expect(states.at(-1)?.kind).toBe('member');
  });

  test('[L28] [L19] what was under way is not done again in the visitor’s name', async () => {
    const { auth, clock, lifecycle, transport } = create({ ...confirm, idleMs: 5_000 });
    transport.script('addToCart', refuse('AUTH_FAIL'));
    transport.hold('addToCart');
    const add = watch(auth.request('addToCart', { body: { skuId: 's', quantity: 1 } }));
    await clock.advance(5_000);
    lifecycle.show();
    await clock.advance(0);
    transport.release('addToCart');
    await clock.advance(0);
    expect(add.error).toMatchObject({ code: 'cancelled' });
    expect(transport.requests('addToCart')).toHaveLength(1);
  });

  test('[L28] refreshLogin does not undo the lock', async () => {
    const { auth, clock, states } = create(confirm);
    await clock.advance(idleMs);
    await auth.request('getCart', {});
    await auth.refreshLogin();
    expect([auth.getCurrentAuthStep(), states.at(-1)?.kind]).toEqual([1, 'visitor']);
  });
});

test('[L28] a login by the user does not go out with a session that was left alone', async () => {
  const { auth, clock, transport, told } = create(confirm);
  await clock.advance(idleMs);
  await auth.loginBySms('13800138000', '123456');
  expect(transport.requests('loginBySms').map(({ token }) => token)).toEqual([null]);
  expect([told.notices, auth.getCurrentAuthStep()]).toEqual([['登录已超时'], 2]);
});
