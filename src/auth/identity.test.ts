import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member, visitor } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';

const names = ({ transport }: ReturnType<typeof createTestAuth>) =>
  transport.requests().map(({ name }) => name);

describe('the three cases', () => {
  test('[I09] a new user: one login, one exchange, a visitor; the phone makes a member in one call more', async () => {
    const test = createTestAuth();
    await test.auth.init();
    expect([test.auth.getCurrentAuthStep(), names(test)]).toEqual([1, ['exchange']]);
    await test.auth.ensureSessionKey();
    await test.auth.bindPhone({ kind: 'granted', code: 'p' });
    expect([test.auth.getCurrentAuthStep(), names(test)]).toEqual([2, ['exchange', 'bindPhone']]);
    expect(test.host.asked.login).toBe(1);
  });

  test('[I09] a known user without local data: the same one call, and a member again, asked for nothing', async () => {
    const test = createTestAuth();
    test.shop.setIdentity({ ...member, nickname: '小鲜', avatarUrl: '/a.webp' });
    await test.auth.init();
    expect([test.auth.getCurrentAuthStep(), names(test)]).toEqual([3, ['exchange']]);
    expect([test.host.asked.login, test.loginPage.calls.open]).toEqual([1, 0]);
    expect(test.auth.getMissing()).toEqual([]);
  });

  test('[I09] a known user with a dead token: the request finds out, one login, and it is done', async () => {
    const test = createTestAuth({ remembered: (shop) => shop.issue(member) });
    test.shop.setIdentity(member);
    test.shop.kill();
    await test.auth.init();
    await test.auth.request('getCart', {});
    expect([test.auth.getCurrentAuthStep(), names(test)]).toEqual([2, ['getCart', 'exchange', 'getCart']]);
    expect([test.host.asked.login, test.loginPage.calls.open]).toEqual([1, 0]);
  });
});

describe('guest and visitor', () => {
  test('[I08] a visitor’s cart lives on the server, a guest’s call is refused before it is sent', async () => {
    const guest = createTestAuth();
    guest.host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
    await guest.auth.init();
    const body = { skuId: 's', quantity: 1 };
    await expect(guest.auth.request('addToCart', { body })).rejects.toMatchObject({ code: 'login-required' });
    expect([names(guest), guest.states.at(-1)]).toEqual([[], { kind: 'guest' }]);
    const known = createTestAuth();
    await known.auth.init();
    await known.auth.request('addToCart', { body });
    expect([names(known), known.states.at(-1)?.kind]).toEqual([['exchange', 'addToCart'], 'visitor']);
  });

  test('[I08] a guest who gets an identity is told apart at once, so that the device’s cart can move', async () => {
    const { auth, host, states } = createTestAuth();
    host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
    await auth.init();
    await auth.login();
    expect(states.map(({ kind }) => kind)).toEqual(['starting', 'guest', 'visitor']);
  });

  test('[I06] [F20] nobody is sent to the login page by a start, a request or a failure', async () => {
    const { auth, transport, loginPage, loginSheet, shop } = createTestAuth();
    transport.script('exchange', refuse('INTERNAL'));
    await auth.init().catch(() => undefined);
    await auth.request('listProducts', { query: {} });
    await auth.request('getCart', {});
    shop.kill();
    transport.script('listOrders', refuse('MEMBER_REQUIRED'));
    await auth.request('listOrders', { query: {} }).catch(() => undefined);
    await auth.request('getCart', {});
    expect([loginPage.calls.open, loginSheet.calls.open]).toEqual([0, 0]);
  });

  test('[P25] [P26] a guest logs in by SMS or password, and stays a member without the host', async () => {
    for (const way of ['loginBySms', 'loginByPassword'] as const) {
      const { auth, host, shop } = createTestAuth();
      host.answerLogin({ kind: 'needs-host-login', reason: 'none' });
      await auth.init();
      expect((await auth[way]('13800138000', '123456ab')).busiIdentity).toBe('MEMBER');
      await auth.request('getCart', {});
      expect([auth.getCurrentAuthStep(), host.asked.login, shop.isLive('token-1')]).toEqual([2, 1, true]);
    }
  });

  test('[I01] [P19] the visitor’s token is replaced by the member’s, and only that one is used from then on', async () => {
    const { auth, transport, storedToken } = createTestAuth({
      remembered: (s: FakeShop) => s.issue(visitor),
    });
    await auth.loginBySms('13800138000', '123456');
    await auth.request('getCart', {});
    expect(storedToken()).toBe('token-2');
    expect(transport.requests().map(({ token }) => token)).toEqual(['token-1', 'token-2']);
  });
});
