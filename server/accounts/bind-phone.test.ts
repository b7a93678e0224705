import { and, eq } from 'drizzle-orm';
import type { HostPlatform } from '../config';
import { newId, systemRandom } from '../random';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { channelIdentities, users } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('a phone number', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    const overrides = { config: sandbox.config };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
  });
  afterAll(() => server.close());

  const login = async (platform: HostPlatform, personId: string) => {
    const code = await sandbox.loginCode(platform, personId);
    const headers = { 'idempotency-key': newId(systemRandom) };
    const answer = await server.call('POST', '/api/login/exchange', { body: { platform, code }, headers });
    return answer.body.session;
  };
  const bind = async (platform: HostPlatform, personId: string, token: string, phoneIndex = 0) => {
    const granted = await sandbox.device(platform, 'phone-number', { personId, phoneIndex });
    const { code, encryptedData, iv } = granted;
    return server.call('POST', '/api/login/phone', { token, body: { code, encryptedData, iv } });
  };
  const member = async (platform: HostPlatform, personId: string, phoneIndex = 0) => {
    const answer = await bind(platform, personId, (await login(platform, personId)).token, phoneIndex);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body.session;
  };
  const addToCart = async (token: string, skuId: string, quantity: number) =>
    server.call('POST', '/api/cart/items', { token, body: { skuId, quantity } });
  const firstSku = async (): Promise<string> => {
    const { body } = await server.call('GET', '/api/products');
    const ids: string[] = body.items.map(({ id }) => String(id));
    for (const id of ids) {
      const detail = await server.call('GET', `/api/products/${id}`);
      const sku = detail.body.product.skus.find(({ stock }: { stock: number }) => stock >= 10);
      if (sku && detail.body.product.limitPerOrder === null) return sku.id;
    }
    throw new Error('no product fits');
  };

  test('[P19] one person on two platforms is one user, with what the visitor had put into the cart', async () => {
    const first = await member('wechat', 'lin');
    const visitor = await login('kuaishou', 'lin');
    expect(visitor.user.id).not.toBe(first.user.id);
    const skuId = await firstSku();
    await addToCart(first.token, skuId, 1);
    await addToCart(visitor.token, skuId, 2);
    const second = (await bind('kuaishou', 'lin', visitor.token)).body.session;
    expect(second.user.id).toBe(first.user.id);
    const { body } = await server.call('GET', '/api/cart', { token: second.token });
    expect(body.cart.items).toMatchObject([{ skuId, quantity: 3 }]);
    expect((await login('kuaishou', 'lin')).user).toEqual(second.user);
  });

  test('[S03] every session of the visitor ends when the visitor becomes a member', async () => {
    const one = await login('wechat', 'chen');
    const two = await login('wechat', 'chen');
    await bind('wechat', 'chen', one.token);
    for (const { token } of [one, two]) {
      expect((await server.call('GET', '/api/me', { token })).body.code).toBe('AUTH_FAIL');
    }
  });

  test('[P19] two visitors who prove one number in the same moment are one user', async () => {
    const sessions = await Promise.all([
      login('wechat', 'zhao'),
      login('baidu', 'zhao'),
      login('kuaishou', 'zhao'),
    ]);
    const answers = await Promise.all([
      bind('wechat', 'zhao', sessions[0].token),
      bind('baidu', 'zhao', sessions[1].token),
      bind('kuaishou', 'zhao', sessions[2].token),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.session.user.id)).size).toBe(1);
  });

  test('[P19] the same tap twice on one session: one wins, the other learns that its token is dead', async () => {
    const { token } = await login('kuaishou', 'wang');
    const { encryptedData, iv } = await sandbox.device('kuaishou', 'phone-number', { personId: 'wang' });
    const once = () => server.call('POST', '/api/login/phone', { token, body: { encryptedData, iv } });
    const answers = await Promise.all([once(), once()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('[P18] a member who proves another number is logged in as that number, and nothing is mixed', async () => {
    const first = await member('douyin', 'chen', 0);
    const second = (await bind('douyin', 'chen', first.token, 1)).body.session;
    expect(second.user.phoneMasked).toBe('139****0002');
    expect(second.user.id).not.toBe(first.user.id);
    const phones = await database()
      .db.select({ phone: users.phone })
      .from(users)
      .where(eq(users.id, first.user.id));
    expect(phones).toEqual([{ phone: '13800000002' }]);
  });

  test('[S07] a union id joins the identities of one platform', async () => {
    const session = await member('wechat', 'wang');
    const { db } = database();
    const [known] = await db
      .select()
      .from(channelIdentities)
      .where(and(eq(channelIdentities.userId, session.user.id), eq(channelIdentities.platform, 'wechat')));
    const unionId = known?.unionId ?? null;
    expect(unionId).not.toBeNull();
    // The same person as the platform knew her in another app of the developer, seen here as a visitor.
    const now = sandbox.clock.now();
    await db.insert(users).values({ id: 'other', createdAt: now, updatedAt: now });
    await db
      .update(channelIdentities)
      .set({ userId: 'other' })
      .where(eq(channelIdentities.id, known?.id ?? ''));
    await db.insert(channelIdentities).values({
      id: 'other-app',
      userId: session.user.id,
      platform: 'wechat',
      appId: 'wx-other-app',
      openId: 'o',
      unionId,
      createdAt: now,
      updatedAt: now,
    });
    expect((await login('wechat', 'wang')).user.id).toBe(session.user.id);
  });

  test('[P25] what an anonymous device collected goes to the account that logs in on it, but not the device', async () => {
    const exchange = async (proof: object) => {
      const headers = { 'idempotency-key': newId(systemRandom) };
      const body = { platform: 'douyin', ...proof };
      return (await server.call('POST', '/api/login/exchange', { body, headers })).body.session;
    };
    const anonymous = async () => {
      const { anonymousCode } = await sandbox.device('douyin', 'login', { personId: 'wu', force: false });
      return exchange({ anonymousCode });
    };
    const device = await anonymous();
    const skuId = await firstSku();
    await addToCart(device.token, skuId, 2);
    await sandbox.device('douyin', 'host-login', { personId: 'wu', action: 'accept' });
    const { code, anonymousCode } = await sandbox.device('douyin', 'login', { personId: 'wu' });
    const account = await exchange({ code, anonymousCode });
    const { body } = await server.call('GET', '/api/cart', { token: account.token });
    expect(body.cart.items).toMatchObject([{ skuId, quantity: 2 }]);
    await sandbox.device('douyin', 'host-login', { personId: 'wu', action: 'logout' });
    expect((await anonymous()).user.id).not.toBe(account.user.id);
  });
});
