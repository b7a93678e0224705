import { eq } from 'drizzle-orm';
import { channelIdentities } from '../accounts/schema';
import { loginCodes } from './schema';
import { describeExchange } from './testing/exchange-fixture';

describeExchange('an exchange', (stage) => {
  const exchange = (code: string, key: string, on = 0) =>
    stage().exchange({ platform: 'wechat', code }, { key, on });
  const exchanges = () => stage().exchanges('wechat');
  const newCode = (personId = 'lin') => stage().sandbox.loginCode('wechat', personId);
  const db = () => stage().database.db;

  test('[S15] the same code and key give the same session, and the platform is asked once', async () => {
    const code = await newCode();
    const before = exchanges();
    const first = await exchange(code, 'key-0001');
    stage().sandbox.clock.advance(59_000);
    const again = await exchange(code, 'key-0001', 1);
    expect(first.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(exchanges() - before).toBe(1);
  });

  test('[S15] ten at once, over two instances, are one exchange', async () => {
    const code = await newCode();
    const before = exchanges();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => exchange(code, 'key-0002', n)));
    expect(new Set(answers.map(({ body }) => body.session?.token)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(exchanges() - before).toBe(1);
  });

  test('[S15] the same code with another key is refused, and the platform is not asked', async () => {
    const code = await newCode();
    await exchange(code, 'key-0003');
    const before = exchanges();
    const { status, body } = await exchange(code, 'key-0004');
    expect([status, body.code]).toEqual([409, 'LOGIN_CODE_USED']);
    expect(exchanges() - before).toBe(0);
  });

  test('[S15] after a minute the code is used up, and nothing of the token is left', async () => {
    const code = await newCode();
    await exchange(code, 'key-0005');
    stage().sandbox.clock.advance(60_001);
    expect((await exchange(code, 'key-0005')).body.code).toBe('LOGIN_CODE_USED');
    const rows = await db().select({ token: loginCodes.token }).from(loginCodes);
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
    const code = await newCode();
    const { body } = await exchange(code, 'key-0007');
    await stage().servers[0].call('POST', '/api/login/sign-out', { token: body.session.token });
    expect((await exchange(code, 'key-0007')).body.code).toBe('LOGIN_CODE_USED');
  });

  test('[S15] what a process that died left behind is taken over', async () => {
    const code = await newCode('chen');
    await exchange(code, 'key-0008');
    const lost = { sessionId: null, token: null, startedAt: stage().sandbox.clock.now() - 15_001 };
    await db().update(loginCodes).set(lost);
    // The platform has the code already, as it may after such a death: the point is that it is asked at all.
    expect((await exchange(code, 'key-0008')).body.code).toBe('LOGIN_CODE_USED');
    expect(stage().sandbox.world.ledger.entries({ platform: 'wechat' }).at(-1)?.outcome).toBe('40163');
  });

  test('[S14] many first logins of one person at once make one user', async () => {
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) codes.push(await stage().sandbox.loginCode('kuaishou', 'zhao'));
    const answers = await Promise.all(
      codes.map((code, n) => stage().exchange({ platform: 'kuaishou', code }, { on: n })),
    );
    expect(new Set(answers.map(({ body }) => body.session?.user.id)).size).toBe(1);
  });

  test('[S02] session keys lie encrypted, and no answer holds one', async () => {
    const answer = await stage().login('baidu', 'lin');
    const rows = await db().select().from(channelIdentities).where(eq(channelIdentities.platform, 'baidu'));
    expect(rows[0]?.sessionKey).toMatch(/^v\d(\.[\w-]+){3,}$/);
    expect(JSON.stringify(answer)).not.toMatch(/session_?key/i);
  });
});
