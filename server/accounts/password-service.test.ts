import { eq } from 'drizzle-orm';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { users } from './schema';
import { type AccountFixture, createAccountFixture } from './testing/account-fixture';

const password = 'sea-otter-42';
const quarter = 15 * 60_000;

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('a password', (database) => {
  let server: TestApp;
  let people: AccountFixture;
  beforeAll(async () => {
    const overrides = { config: { ...sandbox.config, trustedProxies: ['loopback'] } };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    people = createAccountFixture(server, sandbox);
  });
  afterAll(() => server.close());

  const set = (token: string, body: object) => server.call('POST', '/api/me/password', { token, body });
  const reset = (phone: string, smsCode: string, next: string) =>
    server.call('POST', '/api/login/password/reset', { body: { phone, smsCode, password: next } });
  /** A login from an address of its own, so that tests do not share its limit. */
  const loginFrom = (address: string, phone: string, given = 'wrong-one-1') =>
    server.call('POST', '/api/login/password', {
      body: { phone, password: given, platform: 'h5' },
      headers: { 'x-forwarded-for': address },
    });

  test('[P17] is set once without a proof, and then logs in on any end', async () => {
    const session = await people.loginBySms('13700000001');
    expect(session.user.hasPassword).toBe(false);
    expect((await set(session.token, { password })).body.user.hasPassword).toBe(true);
    const login = await people.loginByPassword('13700000001', password);
    expect(login.body.session.user).toMatchObject({ id: session.user.id, busiIdentity: 'MEMBER' });
    expect((await people.me(login.body.session.token)).status).toBe(200);
    expect((await people.me(session.token)).status).toBe(200);
  });

  test('[P17] a visitor who logs in with it becomes the member and brings the cart', async () => {
    const known = await people.withPassword('13700000002', password);
    const { token } = await people.visitor('kuaishou', 'zhao');
    await people.addToCart(token, 'veg-corn-1', 2);
    const { body } = await people.loginByPassword('13700000002', password, token);
    expect(body.session.user.id).toBe(known.user.id);
    expect(await people.cart(body.session.token)).toMatchObject([{ skuId: 'veg-corn-1', quantity: 2 }]);
    expect((await people.me(token)).body.code).toBe('AUTH_FAIL');
    expect((await people.visitor('kuaishou', 'zhao')).user.id).toBe(known.user.id);
  });

  test('[P17] must have letters and digits', async () => {
    const { token } = await people.loginBySms('13700000003');
    for (const weak of ['onlyletters', '1234567890', '--------']) {
      const { body } = await set(token, { password: weak });
      expect([body.code, body.field]).toEqual(['PASSWORD_WEAK', 'password']);
    }
    const smsCode = await people.code('13700000003', 'reset-password');
    expect((await reset('13700000003', smsCode, 'onlyletters')).body.code).toBe('PASSWORD_WEAK');
    expect((await set(token, { password: '密码密码密码密码1' })).status).toBe(200);
  });

  test('[P17] is replaced with a proof only, and that ends the other sessions', async () => {
    const other = await people.withPassword('13700000004', password);
    const { token } = (await people.loginByPassword('13700000004', password)).body.session;
    expect((await set(token, { password: 'new-otter-43' })).body.code).toBe('PROOF_REQUIRED');
    const wrong = { kind: 'password', password: 'wrong-one-1' };
    expect((await set(token, { password: 'new-otter-43', proof: wrong })).body.code).toBe('PROOF_WRONG');
    const proof = { kind: 'password', password };
    expect((await set(token, { password: 'new-otter-43', proof })).status).toBe(200);
    expect((await people.me(other.token)).body.code).toBe('AUTH_FAIL');
    expect((await people.me(token)).status).toBe(200);
    const smsCode = await people.proofCode(token, '13700000004');
    const byMessage = { kind: 'sms', smsCode };
    expect((await set(token, { password: 'new-otter-44', proof: byMessage })).status).toBe(200);
    expect((await set(token, { password: 'new-otter-45', proof: byMessage })).body.code).toBe('PROOF_WRONG');
    expect((await people.loginByPassword('13700000004', password)).body.code).toBe('PASSWORD_WRONG');
    expect((await people.loginByPassword('13700000004', 'new-otter-44')).status).toBe(200);
  });

  test('[P17] two first passwords at once: one is set, the other needs a proof', async () => {
    const { token } = await people.loginBySms('13700000005');
    const answers = await Promise.all([
      set(token, { password: 'first-otter-1' }),
      set(token, { password: 'second-otter-2' }),
    ]);
    const codes = answers.map(({ status, body }) => (status === 200 ? 'set' : body.code));
    expect(codes.sort()).toEqual(['PROOF_REQUIRED', 'set']);
  });

  test('[P17] forgotten: a message sets a new one and ends every session', async () => {
    const before = await people.withPassword('13700000006', password);
    const smsCode = await people.code('13700000006', 'reset-password');
    expect((await reset('13700000006', smsCode, 'fresh-otter-9')).body).toEqual({});
    expect((await people.me(before.token)).body.code).toBe('AUTH_FAIL');
    expect((await people.loginByPassword('13700000006', password)).body.code).toBe('PASSWORD_WRONG');
    const login = await people.loginByPassword('13700000006', 'fresh-otter-9');
    expect(login.body.session.user.id).toBe(before.user.id);
    expect((await reset('13700000006', smsCode, 'other-otter-9')).body.code).toBe('SMS_CODE_WRONG');
  });

  test('[S11] a code of another purpose does not reset, and one code resets once', async () => {
    await people.withPassword('13700000007', password);
    const forLogin = await people.code('13700000007');
    expect((await reset('13700000007', forLogin, 'fresh-otter-9')).body.code).toBe('SMS_CODE_WRONG');
    const smsCode = await people.code('13700000007', 'reset-password');
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, n) => reset('13700000007', smsCode, `fresh-otter-${n}`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('[S12] a reset for a number that nobody has is answered like any other', async () => {
    const smsCode = await people.code('13700000008', 'reset-password');
    expect(await reset('13700000008', smsCode, password)).toMatchObject({ status: 200, body: {} });
    expect((await people.loginByPassword('13700000008', password)).status).toBe(200);
  });

  test('[S12] unknown number, no password and wrong password are one answer', async () => {
    await people.withPassword('13700000009', password);
    await people.loginBySms('13700000010');
    const answers = [
      await loginFrom('10.0.0.1', '13700000009'),
      await loginFrom('10.0.0.1', '13700000010'),
      await loginFrom('10.0.0.1', '13700000011'),
    ];
    const seen = answers.map(({ status, body: { requestId: _, ...rest } }) => ({ status, rest }));
    const refusal = { status: 400, rest: { code: 'PASSWORD_WRONG', message: '手机号或密码不正确' } };
    expect(seen).toEqual([refusal, refusal, refusal]);
  });

  test.each(['13700000012', '13700000013'])(
    '[S12] %s: after five failures even the right one waits for a quarter of an hour',
    async (phone) => {
      const known = phone === '13700000012';
      if (known) await people.withPassword(phone, password);
      const codes: string[] = [];
      for (let n = 0; n < 6; n += 1) codes.push((await loginFrom(`10.1.0.${n}`, phone)).body.code);
      expect(codes).toEqual([...Array(5).fill('PASSWORD_WRONG'), 'RATE_LIMITED']);
      expect((await loginFrom('10.1.0.9', phone, password)).body.code).toBe('RATE_LIMITED');
      sandbox.clock.advance(quarter);
      const { status } = await loginFrom('10.1.0.9', phone, password);
      expect(status).toBe(known ? 200 : 400);
    },
  );

  test('[S12] the right one starts the count anew', async () => {
    await people.withPassword('13700000014', password);
    for (let round = 0; round < 3; round += 1) {
      for (let n = 0; n < 4; n += 1) await loginFrom('10.2.0.1', '13700000014');
      sandbox.clock.advance(1000);
      expect((await loginFrom('10.2.0.2', '13700000014', password)).status).toBe(200);
    }
  });

  test('[S12] of many guesses at once five are looked at', async () => {
    await people.withPassword('13700000015', password);
    const answers = await Promise.all(
      Array.from({ length: 15 }, (_, n) => loginFrom(`10.3.0.${n}`, '13700000015')),
    );
    const codes = answers.map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'PASSWORD_WRONG')).toHaveLength(5);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(10);
  });

  test('[S12] one address fails twenty times over all numbers; another address is free', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 21; n += 1) codes.push((await loginFrom('10.4.0.1', `137000001${10 + n}`)).body.code);
    expect(codes).toEqual([...Array(20).fill('PASSWORD_WRONG'), 'RATE_LIMITED']);
    expect((await loginFrom('10.4.0.2', '13700000150')).body.code).toBe('PASSWORD_WRONG');
  });

  test('[S12] as a proof it is limited too', async () => {
    const { token } = await people.withPassword('13700000016', password);
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const proof = { kind: 'password', password: 'wrong-one-1' };
      codes.push((await set(token, { password: 'new-otter-43', proof })).body.code);
    }
    expect(codes).toEqual([...Array(5).fill('PROOF_WRONG'), 'RATE_LIMITED']);
  });

  test('[S12] lies in the database as argon2id', async () => {
    const { user } = await people.withPassword('13700000017', password);
    const rows = await database().db.select().from(users).where(eq(users.id, user.id));
    expect(rows[0]?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
