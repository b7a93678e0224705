import { createTestApp, type TestApp } from '../../testing/app';
import { describeOnDatabases } from '../../testing/database';
import { startSandbox, type TestSandbox } from '../../testing/sandbox';

const phone = '13700000001';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('a visitor who logs in as a known member', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    const overrides = { config: sandbox.config };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
  });
  afterAll(() => server.close());

  const addToCart = (token: string, quantity: number) =>
    server.call('POST', '/api/cart/items', { token, body: { skuId: 'veg-corn-1', quantity } });

  test('[P19] finds cart and history of both', async () => {
    const member = await server.signIn({ phone });
    await addToCart(member.token, 2);
    await server.call('POST', '/api/history', { token: member.token, body: { productId: 'fruit-apple' } });
    sandbox.clock.advance(1000);
    const visitor = await server.signIn();
    await addToCart(visitor.token, 3);
    await server.call('POST', '/api/history', { token: visitor.token, body: { productId: 'fruit-grape' } });

    await server.call('POST', '/api/login/sms/send', { body: { phone } });
    const smsCode = await sandbox.smsCode(phone);
    const login = await server.call('POST', '/api/login/sms', {
      token: visitor.token,
      body: { phone, smsCode, platform: 'wechat' },
    });
    expect(login.body.session.user.id).toBe(member.userId);

    const { token } = login.body.session;
    const cart = await server.call('GET', '/api/cart', { token });
    expect(cart.body.cart).toMatchObject({ count: 5, items: [{ skuId: 'veg-corn-1', quantity: 5 }] });
    const history = await server.call('GET', '/api/history', { token });
    expect(history.body.items.map(({ id }) => id)).toEqual(['fruit-grape', 'fruit-apple']);
    expect(await addToCart(visitor.token, 1)).toMatchObject({ status: 401, body: { code: 'AUTH_FAIL' } });
  });
});
