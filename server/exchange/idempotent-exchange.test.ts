import { eq } from 'drizzle-orm';
import { channelIdentities } from '../accounts/schema';
import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { loginCodes } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('an exchange', (database) => {
  let server: TestApp;
  let second: TestApp;
  beforeAll(async () => {
    const overrides = { config: sandbox.config };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    second = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
  });
  afterAll(async () => {
    await server.close();
    await second.close();
  });

  const exchange = (code: string, key: string, on = server) =>
    on.call('POST', '/api/login/exchange', {
      body: { platform: 'wechat', code },
      headers: { 'idempotency-key': key },
    });
  const exchanges = () => sandbox.world.ledger.counts()['wechat.exchange'] ?? 0;

  test('[S15] the same code and key give the same session, and the platform is asked once', async () => {
    const code = await sandbox.loginCode('wechat', 'lin');
    const before = exchanges();
    const first = await exchange(code, 'key-0001');
    sandbox.clock.advance(59_000);
    const again = await exchange(code, 'key-0001', second);
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(exchanges() - before).toBe(1);
  });

  test('[S15] ten at once, over two instances, are one exchange', async () => {
    const code = await sandbox.loginCode('wechat', 'lin');
    const before = exchanges();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => exchange(code, 'key-0002', n % 2 === 0 ? server : second)),
    );
    expect(new Set(answers.map(({ body }) => body.session?.token)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(exchanges() - before).toBe(1);
  });

  test('[S15] the same code with another key is refused, and the platform is not asked', async () => {
    const code = await sandbox.loginCode('wechat', 'lin');
    await exchange(code, 'key-0003');
    const before = exchanges();
    const { status, body } = await exchange(code, 'key-0004');
    expect([status, body.code]).toEqual([409, 'LOGIN_CODE_USED']);
    expect(exchanges() - before).toBe(0);
  });

  test('[S15] after a minute the code is used up, and nothing of the token is left', async () => {
    const code = await sandbox.loginCode('wechat', 'lin');
    await exchange(code, 'key-0005');
    sandbox.clock.advance(60_001);
    expect((await exchange(code, 'key-0005')).body.code).toBe('LOGIN_CODE_USED');
    const rows = await database().db.select({ token: loginCodes.token }).from(loginCodes);
    expect(rows.filter(({ token }) => token !== null)).toEqual([]);
  });

  test('[S15] a refusal is repeated too', async () => {
    const first = await exchange('no-such-code', 'key-0006');
    const before = exchanges();
    const again = await exchange('no-such-code', 'key-0006');
    expect([first.body.code, again.body.code]).toEqual(['LOGIN_CODE_INVALID', 'LOGIN_CODE_INVALID']);
    expect(exchanges() - before).toBe(0);
  });

  test('[S15] a session that was ended is not given out again', async () => {
    const code = await sandbox.loginCode('wechat', 'lin');
    const { body } = await exchange(code, 'key-0007');
    await server.call('POST', '/api/login/sign-out', { token: body.session.token });
    expect((await exchange(code, 'key-0007')).body.code).toBe('LOGIN_CODE_USED');
  });

  test('[S15] what a process that died left behind is taken over', async () => {
    const code = await sandbox.loginCode('wechat', 'chen');
    await exchange(code, 'key-0008');
    const lost = { sessionId: null, token: null, startedAt: sandbox.clock.now() - 15_001 };
    await database().db.update(loginCodes).set(lost);
    // The platform has the code already, as it may after such a death: the point is that it is asked at all.
    expect((await exchange(code, 'key-0008')).body.code).toBe('LOGIN_CODE_USED');
    expect(sandbox.world.ledger.entries({ platform: 'wechat' }).at(-1)?.outcome).toBe('40163');
  });

  test('[S14] many first logins of one person at once make one user', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push(await sandbox.loginCode('kuaishou', 'zhao'));
    const answers = await Promise.all(
      codes.map((code, n) =>
        (n % 2 === 0 ? server : second).call('POST', '/api/login/exchange', {
          body: { platform: 'kuaishou', code },
          headers: { 'idempotency-key': `key-many-${n}` },
        }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body.session?.user.id)).size).toBe(1);
  });

  test('[S02] session keys lie encrypted, and no answer holds one', async () => {
    const code = await sandbox.loginCode('baidu', 'lin');
    const answer = await server.call('POST', '/api/login/exchange', {
      body: { platform: 'baidu', code },
      headers: { 'idempotency-key': 'key-0009' },
    });
    const rows = await database()
      .db.select()
      .from(channelIdentities)
      .where(eq(channelIdentities.platform, 'baidu'));
    expect(rows[0]?.sessionKey).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(JSON.stringify(answer)).not.toMatch(/session_?key/i);
  });
});
