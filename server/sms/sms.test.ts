import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { smsCodes } from './schema';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('login by message', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    const overrides = { config: sandbox.config };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
  });
  afterAll(() => server.close());

  const send = (phone: string) => server.call('POST', '/api/login/sms/send', { body: { phone } });
  const login = (phone: string, smsCode: string, token?: string) =>
    server.call('POST', '/api/login/sms', { body: { phone, smsCode, platform: 'h5' }, token });
  const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const sent = async (phone: string): Promise<string> => {
    expect(await send(phone)).toMatchObject({ status: 200 });
    return sandbox.smsCode(phone);
  };

  test('[P16] the code from the message logs in, on H5 without any other identity', async () => {
    const first = await login('13900000001', await sent('13900000001'));
    expect(first.body.session.user).toMatchObject({ busiIdentity: 'MEMBER', phoneMasked: '139****0001' });
    sandbox.clock.advance(60_000);
    const again = await login('13900000001', await sent('13900000001'));
    expect(again.body.session.user.id).toBe(first.body.session.user.id);
  });

  test('[S11] a second message within 60 s is refused, at 60 s it is sent', async () => {
    expect((await send('13900000002')).body).toEqual({ retryAfter: 60 });
    sandbox.clock.advance(59_999);
    expect(await send('13900000002')).toMatchObject({ status: 429, body: { code: 'SMS_TOO_SOON' } });
    sandbox.clock.advance(1);
    expect((await send('13900000002')).status).toBe(200);
  });

  test('[S11] of many requests at once one message goes out', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('13900000003')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('[S11] a code works once', async () => {
    const code = await sent('13900000004');
    const answers = await Promise.all([login('13900000004', code), login('13900000004', code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await login('13900000004', code)).body.code).toBe('SMS_CODE_WRONG');
  });

  test('[S11] a code lives five minutes', async () => {
    const early = await sent('13900000005');
    sandbox.clock.advance(5 * 60_000 - 1);
    expect((await login('13900000005', early)).status).toBe(200);
    const late = await sent('13900000005');
    sandbox.clock.advance(5 * 60_000);
    expect((await login('13900000005', late)).body.code).toBe('SMS_CODE_WRONG');
  });

  test('[S11] the sixth attempt fails even with the right code', async () => {
    const code = await sent('13900000006');
    for (let n = 0; n < 5; n += 1) {
      expect((await login('13900000006', wrong(code))).body.code).toBe('SMS_CODE_WRONG');
    }
    expect((await login('13900000006', code)).body.code).toBe('SMS_CODE_WRONG');
  });

  test('[S11] four wrong attempts leave one', async () => {
    const code = await sent('13900000007');
    for (let n = 0; n < 4; n += 1) await login('13900000007', wrong(code));
    expect((await login('13900000007', code)).status).toBe(200);
  });

  test('[S11] a known and an unknown number are answered alike', async () => {
    const known = await sent('13900000008');
    await login('13900000008', known);
    sandbox.clock.advance(60_000);
    const answers = [await send('13900000008'), await send('13900000009')];
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    const refusals = [
      await login('13900000008', wrong(sandbox.smsCode('13900000008'))),
      await login('13900000010', '000000'),
    ];
    expect(refusals.map(({ body }) => body.code)).toEqual(['SMS_CODE_WRONG', 'SMS_CODE_WRONG']);
  });

  test('[S11] a code of one number does not work for another', async () => {
    const code = await sent('13900000011');
    await sent('13900000012');
    if (sandbox.smsCode('13900000012') !== code) {
      expect((await login('13900000012', code)).body.code).toBe('SMS_CODE_WRONG');
    }
  });

  test('[S11] a message that did not go out leaves no cool-down', async () => {
    const config = { ...sandbox.config, sms: 'none' as const };
    const silent = await createTestApp({ database: database(), overrides: { config }, clock: sandbox.clock });
    const { body } = await silent.call('POST', '/api/login/sms/send', { body: { phone: '13900000013' } });
    await silent.close();
    expect(body.code).toBe('SMS_UNAVAILABLE');
    expect((await send('13900000013')).status).toBe(200);
  });

  test('[S11] the code itself is not in the database', async () => {
    const code = await sent('13900000014');
    const rows = await database().db.select().from(smsCodes);
    expect(JSON.stringify(rows)).not.toContain(`"${code}"`);
    expect(rows.every(({ codeHash }) => /^[0-9a-f]{64}$/.test(codeHash))).toBe(true);
  });

  test('[P25] a visitor who logs in by message keeps the identity: the next silent login is the member', async () => {
    const exchange = async (key: string) => {
      const code = await sandbox.loginCode('kuaishou', 'zhou');
      const headers = { 'idempotency-key': key };
      const answer = await server.call('POST', '/api/login/exchange', {
        body: { platform: 'kuaishou', code },
        headers,
      });
      return answer.body.session;
    };
    const visitor = await exchange('sms-key-1');
    const { body } = await login('13900000015', await sent('13900000015'), visitor.token);
    expect(body.session.user).toMatchObject({ id: visitor.user.id, busiIdentity: 'MEMBER' });
    expect((await exchange('sms-key-2')).user).toEqual(body.session.user);
  });
});
