import { eq } from 'drizzle-orm';
import { auditEvents } from '../audit/schema';
import { sessions } from '../sessions/schema';
import { shopOrders } from '../shop/orders/schema';
import { smsCodes } from '../sms/schema';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { channelIdentities, users } from './schema';
import { type AccountFixture, createAccountFixture } from './testing/account-fixture';

const week = 7 * 24 * 3600 * 1000;

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('a deletion', (database) => {
  let server: TestApp;
  let people: AccountFixture;
  /** What the server's clock would do every hour. */
  let hourly: () => Promise<void>;
  const open = async () => {
    const works: (() => Promise<void>)[] = [];
    const scheduler = {
      every: (_ms: number, work: () => Promise<void>) => {
        works.push(work);
        return () => undefined;
      },
    };
    const overrides = { config: sandbox.config, scheduler };
    const app = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    return { app, works };
  };
  beforeAll(async () => {
    const { app, works } = await open();
    server = app;
    people = createAccountFixture(server, sandbox);
    hourly = async () => {
      for (const work of works) await work();
    };
  });
  afterAll(() => server.close());

  const due = async (): Promise<number> => {
    const rows = await database().db.select({ at: users.deletionAt }).from(users);
    return rows.filter(({ at }) => at !== null && at <= sandbox.clock.now()).length;
  };
  const request = (token: string, proof: object) =>
    server.call('POST', '/api/me/deletion', { token, body: { proof } });
  const requested = async (token: string, phone: string) => {
    const proof = { kind: 'sms', smsCode: await people.proofCode(token, phone) };
    const answer = await request(token, proof);
    expect(answer).toMatchObject({ status: 200, body: { user: { deletionAt: sandbox.clock.now() + week } } });
    return answer.body.user;
  };
  const rowOf = async (id: string) => (await database().db.select().from(users).where(eq(users.id, id)))[0];
  const order = async (token: string) => {
    const body = { items: [{ skuId: 'veg-corn-1', quantity: 1 }], fromCart: false };
    const headers = { 'idempotency-key': `order-${sandbox.clock.now()}` };
    const address = { name: '林小满', phone: '13900000001', regionCode: '330106', detail: '翠苑街道 1 号' };
    await server.call('POST', '/api/addresses', { token, body: address });
    const answer = await server.call('POST', '/api/orders', { token, body, headers });
    expect(answer.status).toBe(200);
    return answer.body.order.id as string;
  };

  test('[P22] needs a fresh proof, and not a code that was meant for something else', async () => {
    const { token } = await people.loginBySms('13400000001');
    const login = { kind: 'sms', smsCode: await people.code('13400000001') };
    for (const proof of [
      login,
      { kind: 'sms', smsCode: '000000' },
      { kind: 'password', password: 'none-set-1' },
    ]) {
      expect((await request(token, proof)).body.code).toBe('PROOF_WRONG');
    }
    expect((await people.me(token)).body.user.deletionAt).toBeNull();
  });

  test('[P22] can be taken back for seven days, and a login shows when they end', async () => {
    const { token } = await people.loginBySms('13400000002');
    const { deletionAt } = await requested(token, '13400000002');
    sandbox.clock.advance(1000);
    expect((await people.loginBySms('13400000002')).user.deletionAt).toBe(deletionAt);
    const cancelled = await server.call('DELETE', '/api/me/deletion', { token });
    expect(cancelled.body.user.deletionAt).toBeNull();
    sandbox.clock.advance(week);
    await hourly();
    expect((await people.me(token)).body.user.phoneMasked).toBe('134****0002');
  });

  test('[P22] asked for twice keeps its day', async () => {
    const { token } = await people.loginBySms('13400000003');
    const { deletionAt } = await requested(token, '13400000003');
    const proof = { kind: 'sms', smsCode: await people.proofCode(token, '13400000003') };
    expect((await request(token, proof)).body.user.deletionAt).toBe(deletionAt);
  });

  test('[P22] happens after seven days and not before: nothing personal is left, the order is anonymous', async () => {
    const member = await people.member('wechat', 'lin');
    const body = { nickname: '晓雨' };
    await server.call('PUT', '/api/me/profile', {
      token: member.token,
      body: { ...body, birthday: '1990-05-01' },
    });
    const password = { password: 'sea-otter-42' };
    await server.call('POST', '/api/me/password', { token: member.token, body: password });
    const orderId = await order(member.token);
    const { id, deletionAt } = await requested(member.token, '13800000001');

    sandbox.clock.advance(deletionAt - sandbox.clock.now() - 1);
    await hourly();
    expect((await people.me(member.token)).body.user).toMatchObject({ nickname: '晓雨' });
    sandbox.clock.advance(1);
    expect((await people.me(member.token)).body.code).toBe('AUTH_FAIL');
    await hourly();

    expect(await rowOf(id)).toMatchObject({
      phone: null,
      nickname: null,
      avatarUrl: null,
      gender: 'unknown',
      birthday: null,
      passwordHash: null,
      deletionAt: null,
      deletedAt: sandbox.clock.now(),
    });
    const { db } = database();
    expect(await db.select().from(channelIdentities).where(eq(channelIdentities.userId, id))).toEqual([]);
    expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
    expect(await db.select().from(smsCodes).where(eq(smsCodes.phone, '13800000001'))).toEqual([]);

    const again = await people.member('wechat', 'lin');
    expect(again.user.id).not.toBe(id);
    expect(again.user).toMatchObject({ nickname: null, hasPassword: false });
    const seen = await server.call('GET', `/api/orders/${orderId}`, { token: again.token });
    expect(seen.body.code).toBe('NOT_FOUND');
    expect(await db.select().from(shopOrders).where(eq(shopOrders.id, orderId))).toMatchObject([
      { userId: id, address: null },
    ]);
  });

  test.each<[string, string, () => Promise<string>]>([
    ['a message', '13400000004', async () => (await people.loginBySms('13400000004')).user.id],
    [
      'a forgotten password',
      '13400000005',
      async () => {
        const smsCode = await people.code('13400000005', 'reset-password');
        const body = { phone: '13400000005', smsCode, password: 'sea-otter-42' };
        await server.call('POST', '/api/login/password/reset', { body });
        return (await people.loginByPassword('13400000005', 'sea-otter-42')).body.session.user.id;
      },
    ],
  ])('[P22] %s finds nobody of old, even before anything swept', async (_way, phone, login) => {
    const { token, user } = await people.loginBySms(phone);
    await requested(token, phone);
    sandbox.clock.advance(week);
    const id = await login();
    expect(id).not.toBe(user.id);
    expect((await rowOf(user.id))?.deletedAt).toBe(sandbox.clock.now());
  });

  test('[P22] a silent login finds nobody of old either, also when the host was signed out before', async () => {
    const { token, user } = await people.member('kuaishou', 'zhao');
    await requested(token, '13800000004');
    await server.call('POST', '/api/login/sign-out', { token });
    const visitor = await people.visitor('kuaishou', 'zhao');
    sandbox.clock.advance(week);
    const fresh = await people.visitor('kuaishou', 'zhao');
    expect([user.id, visitor.user.id]).not.toContain(fresh.user.id);
    expect((await people.me(visitor.token)).body.code).toBe('AUTH_FAIL');
  });

  test('[P22] a server that starts does what is due, and two at once do it once', async () => {
    const { token } = await people.loginBySms('13400000006');
    const { id } = await requested(token, '13400000006');
    sandbox.clock.advance(week);
    const started = await Promise.all([open(), open()]);
    expect(await due()).toBe(0);
    expect((await rowOf(id))?.phone).toBeNull();
    for (const { app } of started) await app.close();
    const rows = await database().db.select().from(auditEvents).where(eq(auditEvents.userId, id));
    expect(rows.filter(({ kind }) => kind === 'deleted')).toHaveLength(1);
  });
});
