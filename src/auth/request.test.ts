import type { Auth } from './auth';
import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member, visitor } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { ok, refuse } from './testing/scripted-transport';
import { watch } from './testing/watch';

const remembered = { remembered: (shop: FakeShop) => shop.issue() };

describe('what an endpoint asks of the session', () => {
  test('[L17] required: waits for init and carries the token', async () => {
    const { auth, transport } = createTestAuth();
    transport.hold('exchange');
    const init = auth.init();
    const cart = watch(auth.request('getCart', {}));
    await settle();
    expect(transport.requests('getCart')).toHaveLength(0);
    transport.release('exchange');
    await Promise.all([init, settle()]);
    expect(cart.state).toBe('resolved');
    expect(transport.requests('getCart')[0]?.headers).toEqual({ Authorization: 'Bearer token-1' });
  });

  test('[L17] required without a token after init: refreshLogin', async () => {
    const { auth, transport, host } = createTestAuth(remembered);
    await auth.init();
    transport.script('exchange', refuse('INTERNAL'));
    await auth.refreshLogin().catch(() => undefined);
    await auth.request('getCart', {});
    expect(host.asked.login).toBe(2);
    expect(transport.requests('getCart')[0]?.token).toBe('token-2');
  });

  test('[L17] none: goes at once and without the token, also while a login hangs', async () => {
    const { auth, transport } = createTestAuth(remembered);
    transport.hold('exchange');
    auth.login().catch(() => undefined);
    await auth.request('listCategories', {});
    expect(transport.requests('listCategories')[0]?.headers).toEqual({});
  });

  test('[L17] optional: the token where there is one, no login where there is none', async () => {
    const guest = createTestAuth();
    await guest.auth.loginBySms('13800138000', '123456');
    expect(guest.transport.requests('loginBySms')[0]?.token).toBeNull();
    expect(guest.host.asked.login).toBe(0);
    const visitor = createTestAuth(remembered);
    await visitor.auth.loginBySms('13800138000', '123456');
    expect(visitor.transport.requests('loginBySms')[0]?.token).toBe('token-1');
  });

  test('[L18] a call that went without a token is not logged in for and not sent again', async () => {
    const { auth, host, transport } = createTestAuth();
    transport.script('loginBySms', refuse('AUTH_FAIL'));
    await expect(auth.loginBySms('13800138000', '123456')).rejects.toMatchObject({ wireCode: 'AUTH_FAIL' });
    expect([host.asked.login, transport.requests().length]).toEqual([0, 1]);
  });

  test('[I06] browsing works as guest and when every login fails', async () => {
    const { auth, transport } = createTestAuth();
    transport.always('exchange', refuse('INTERNAL'));
    await auth.init().catch(() => undefined);
    expect(await auth.request('listProducts', { query: {} })).toEqual({ items: [], nextCursor: null });
  });

  test('[L17] [F12] requests before init() was called cause one login and no AUTH_FAIL', async () => {
    const { auth, transport, host } = createTestAuth();
    await Promise.all([auth.request('getCart', {}), auth.request('getMe', {}), auth.init()]);
    expect(host.asked.login).toBe(1);
    expect(transport.requests()).toHaveLength(3);
  });
});

describe('AUTH_FAIL', () => {
  test('[L18] the token that was sent is the stored one: one login, then once more', async () => {
    const { auth, shop, transport, host, states } = createTestAuth(remembered);
    shop.kill();
    await auth.request('getCart', {});
    expect(host.asked.login).toBe(1);
    expect(transport.requests('getCart').map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    // The user sees nothing: no state in between.
    expect(states.map(({ kind }) => kind)).toEqual(['visitor', 'visitor']);
  });

  test('[L18] fifty at once cost one login', async () => {
    const { auth, shop, transport, host } = createTestAuth(remembered);
    shop.kill();
    const answers = await Promise.all(Array.from({ length: 50 }, () => auth.request('getCart', {})));
    expect(answers).toHaveLength(50);
    expect([host.asked.login, transport.requests('exchange').length]).toEqual([1, 1]);
    expect(transport.requests('getCart')).toHaveLength(100);
  });

  test('[L18] [F03] a late one of an older token: again with the stored one, no login, the session stays', async () => {
    const { auth, shop, transport, host, storedToken } = createTestAuth(remembered);
    shop.kill();
    transport.hold('getMe');
    const late = watch(auth.reloadUser());
    await settle();
    await auth.request('getCart', {});
    expect([storedToken(), host.asked.login]).toEqual(['token-2', 1]);
    transport.release('getMe');
    await settle();
    expect(late.state).toBe('resolved');
    expect(transport.requests('getMe').map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect([storedToken(), host.asked.login]).toEqual(['token-2', 1]);
  });

  test('[L18] [F05] one that arrives while the login runs joins it', async () => {
    const { auth, shop, transport, host, clock } = createTestAuth(remembered);
    shop.kill();
    transport.hold('getMe');
    transport.hold('exchange');
    const late = watch(auth.reloadUser());
    const cart = watch(auth.request('getCart', {}));
    await settle();
    transport.release('getMe');
    await settle();
    expect([late.state, cart.state]).toEqual(['pending', 'pending']);
    transport.release('exchange');
    await clock.advance(0);
    expect([late.state, cart.state, host.asked.login]).toEqual(['resolved', 'resolved', 1]);
  });

  test('[L18] one replay at most: the second AUTH_FAIL is told', async () => {
    const { auth, transport, host } = createTestAuth(remembered);
    transport.always('getCart', refuse('AUTH_FAIL'));
    await expect(auth.request('getCart', {})).rejects.toMatchObject({
      code: 'refused',
      wireCode: 'AUTH_FAIL',
    });
    expect([host.asked.login, transport.requests('getCart').length]).toEqual([1, 2]);
  });

  test('[L18] [F04] the login fails: no replay, and the error is an error', async () => {
    const { auth, shop, transport, states } = createTestAuth(remembered);
    shop.kill();
    transport.script('exchange', refuse('ACCOUNT_DISABLED'));
    await expect(auth.request('getCart', {})).rejects.toMatchObject({ wireCode: 'ACCOUNT_DISABLED' });
    expect(transport.requests('getCart')).toHaveLength(1);
    expect(states.at(-1)).toEqual({ kind: 'failed', errorCode: 'ACCOUNT_DISABLED' });
  });

  test('[L19] a request from before a sign-out is not sent again in the name of who comes after', async () => {
    const { auth, shop, transport } = createTestAuth({ remembered: (s) => s.issue(member) });
    transport.script('addToCart', refuse('AUTH_FAIL'));
    transport.hold('addToCart');
    const add = watch(auth.request('addToCart', { body: { skuId: 's', quantity: 1 } }));
    await settle();
    await auth.signOut();
    expect(shop.isLive('token-2')).toBe(true);
    transport.release('addToCart');
    await settle();
    expect(add.error).toMatchObject({ code: 'cancelled' });
    expect(transport.requests('addToCart')).toHaveLength(1);
  });
});

describe('changes of the user', () => {
  test('[L19] a phone bound while the user signs out is not stored, and its caller learns of it', async () => {
    const { auth, transport, shop } = createTestAuth(remembered);
    transport.hold('bindPhone');
    const bind = watch(auth.bindPhone({ kind: 'granted', code: 'p' }));
    transport.script('signOut', () => {
      shop.setIdentity(visitor);
      return ok({});
    });
    await settle();
    await auth.signOut();
    transport.release('bindPhone');
    await settle();
    expect(bind.error).toMatchObject({ code: 'cancelled' });
    expect(auth.getCurrentAuthStep()).toBe(1);
  });

  test('[L19] a profile changed while the session was renewed: the server is asked what holds', async () => {
    const { auth, transport } = createTestAuth({ remembered: (shop) => shop.issue(member) });
    transport.hold('updateProfile');
    const change = watch(auth.updateProfile({ nickname: '小鲜' }));
    await auth.login();
    transport.script('getMe', ok({ user: { ...member, nickname: '小鲜' } }));
    transport.release('updateProfile');
    await settle();
    expect(change.value?.nickname).toBe('小鲜');
    expect(transport.requests('getMe').map(({ token }) => token)).toEqual(['token-2']);
    transport.script('getMe', ok({ user: member }));
    expect((await auth.reloadUser()).nickname).toBeNull();
  });
});

describe('USER_WX_SESSIONKEY_EXPIRE', () => {
  const grant = { kind: 'granted', encryptedData: 'e', iv: 'i' } as const;

  test('[L20] a silent login, no replay, one friendly sentence, and only when the new key is there', async () => {
    const { auth, transport, host, clock } = createTestAuth(remembered);
    transport.script('bindPhone', refuse('USER_WX_SESSIONKEY_EXPIRE'));
    transport.hold('exchange');
    const bind = watch(auth.bindPhone(grant));
    await clock.advance(0);
    expect([bind.state, host.asked.login]).toEqual(['pending', 1]);
    transport.release('exchange');
    await clock.advance(0);
    expect(bind.error).toMatchObject({
      wireCode: 'USER_WX_SESSIONKEY_EXPIRE',
      message: '授权已过期，请再点一次',
    });
    expect(transport.requests('bindPhone')).toHaveLength(1);
    expect((await auth.bindPhone(grant)).busiIdentity).toBe('MEMBER');
  });

  test('[L20] [L29] that login fails: the token goes on living, the sentence is the same', async () => {
    const { auth, transport, storedToken } = createTestAuth(remembered);
    transport.script('bindPhone', refuse('USER_WX_SESSIONKEY_EXPIRE'));
    transport.script('exchange', refuse('PLATFORM_BUSY'));
    await expect(auth.bindPhone(grant)).rejects.toMatchObject({ wireCode: 'USER_WX_SESSIONKEY_EXPIRE' });
    expect(storedToken()).toBe('token-1');
  });
});

test.each([
  ['importProfile', (auth: Auth) => auth.importProfile({ encryptedData: 'e', iv: 'i' })],
  [
    'changePhone',
    (auth: Auth) => auth.changePhone('13900139000', '123456', { kind: 'sms', smsCode: '123456' }),
  ],
] as const)('[L20] the same for %s: every ciphertext hangs on the key', async (name, run) => {
  const { auth, transport, host, trace } = createTestAuth({ remembered: (shop) => shop.issue(member) });
  transport.script(name, refuse('USER_WX_SESSIONKEY_EXPIRE'));
  await expect(run(auth)).rejects.toMatchObject({ message: '授权已过期，请再点一次', expected: true });
  expect([host.asked.login, transport.requests(name).length]).toEqual([1, 1]);
  expect(trace.records().filter(({ kind }) => kind === 'error')).toEqual([]);
});

test('[L20] [L19] a key that was renewed meanwhile is not renewed again', async () => {
  const { auth, transport, host, clock } = createTestAuth(remembered);
  transport.script('bindPhone', refuse('USER_WX_SESSIONKEY_EXPIRE'));
  transport.hold('bindPhone');
  const bind = watch(auth.bindPhone({ kind: 'granted', encryptedData: 'e', iv: 'i' }));
  await clock.advance(0);
  await auth.login();
  transport.release('bindPhone');
  await clock.advance(0);
  expect([bind.state, host.asked.login]).toEqual(['rejected', 1]);
});

describe('what goes over the wire', () => {
  test('[L17] path and query are encoded, absent parts left out', async () => {
    const { auth, transport } = createTestAuth(remembered);
    transport.always('getProduct', ok({ product: {} }));
    await auth.request('getProduct', { params: { id: 'a/b?c=鲜' } });
    await auth.request('listProducts', { query: { categoryId: '水 果&', limit: 5, cursor: undefined } });
    expect(transport.requests()).toMatchObject([
      { method: 'GET', path: '/api/products/a%2Fb%3Fc%3D%E9%B2%9C', timeoutMs: 10_000 },
      { path: '/api/products?categoryId=%E6%B0%B4%20%E6%9E%9C%26&limit=5' },
    ]);
    expect(transport.requests().every((request) => !('body' in request))).toBe(true);
  });

  test('[L21] an order gets a key of its own, kept over the replay; the caller may bring one', async () => {
    const { auth, shop, transport } = createTestAuth(remembered);
    shop.kill();
    const input = { body: { items: [{ skuId: 's', quantity: 1 }], fromCart: false } };
    await auth.request('createOrder', input);
    await auth.request('createOrder', input);
    await auth.request('createOrder', input, { idempotencyKey: 'mine-1234', timeoutMs: 99 });
    const keys = transport.requests('createOrder').map(({ idempotencyKey }) => idempotencyKey);
    expect(keys[0]).toMatch(/^[\w-]{16,64}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(transport.requests('createOrder')[3]).toMatchObject({
      idempotencyKey: 'mine-1234',
      timeoutMs: 99,
    });
    expect(transport.requests('getCart').every(({ idempotencyKey }) => idempotencyKey === null)).toBe(true);
  });

  test('[L21] no answer: reads and calls with a key go once more, others do not', async () => {
    const { auth, transport } = createTestAuth(remembered);
    const order = { body: { items: [{ skuId: 's', quantity: 1 }], fromCart: false } };
    for (const name of ['getCart', 'createOrder', 'addToCart', 'listProducts'] as const) {
      transport.script(name, { failure: 'timeout' });
    }
    await auth.request('getCart', {});
    await auth.request('createOrder', order);
    await auth.request('listProducts', { query: {} });
    await expect(auth.request('addToCart', { body: { skuId: 's', quantity: 1 } })).rejects.toMatchObject({
      code: 'timeout',
    });
    const counts = (['getCart', 'createOrder', 'listProducts', 'addToCart'] as const).map(
      (name) => transport.requests(name).length,
    );
    expect(counts).toEqual([2, 2, 2, 1]);
    const keys = transport.requests('createOrder').map(({ idempotencyKey }) => idempotencyKey);
    expect(keys[1]).toBe(keys[0]);
  });

  test('[L21] a PUT says what is to be, so it goes once more as well', async () => {
    const { auth, transport } = createTestAuth(remembered);
    transport.always('setCartItem', ok({}));
    transport.script('setCartItem', { failure: 'timeout' });
    await auth.request('setCartItem', { params: { skuId: 's' }, body: { quantity: 2 } });
    expect(transport.requests('setCartItem')).toHaveLength(2);
  });

  test('[L21] an answer, whatever it says, is not asked for again', async () => {
    const { auth, transport } = createTestAuth(remembered);
    transport.script('getCart', refuse('INTERNAL'));
    await expect(auth.request('getCart', {})).rejects.toMatchObject({ code: 'server' });
    expect(transport.requests('getCart')).toHaveLength(1);
  });
});
