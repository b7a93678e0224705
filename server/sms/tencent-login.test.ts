import { sampleAccount } from '../../sandbox/sms-provider/account';
import { createSmsProvider, type SmsProvider } from '../../sandbox/sms-provider/create-sms-provider';
import { createLogger } from '../log';
import { createTestApp, type TestApp } from '../testing/app';
import { testConfig } from '../testing/config';
import { describeOnDatabases } from '../testing/database';

let provider: SmsProvider;
let baseUrl: string;
beforeAll(async () => {
  provider = createSmsProvider();
  baseUrl = await provider.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => provider.app.close());

describeOnDatabases('a login through the provider', (database) => {
  let server: TestApp;
  let lines: string[];
  beforeAll(async () => {
    const { secretId, secretKey, appId } = sampleAccount();
    const templates = {
      login: '2000001',
      'reset-password': '2000002',
      'change-phone': '2000003',
      proof: '2000004',
    };
    const config = testConfig({
      sms: 'tencent',
      tencentSms: {
        secretId,
        secretKey,
        appId,
        templates,
        region: 'ap-guangzhou',
        signName: '鲜集',
        baseUrl,
      },
    });
    lines = [];
    const logger = createLogger('trace', { write: (line: string) => void lines.push(line) });
    server = await createTestApp({ database: database(), overrides: { config, logger } });
  });
  afterAll(() => server.close());
  afterEach(() => provider.setTrouble(null));

  const kind = () => (database().kind === 'pglite' ? 1 : 2);
  const phoneOf = (n: number): string => `1370000${kind()}00${n}`;
  const send = (phone: string) => server.call('POST', '/api/login/sms/send', { body: { phone } });
  const login = (phone: string, smsCode: string) =>
    server.call('POST', '/api/login/sms', { body: { phone, smsCode, platform: 'h5' } });
  const codeOf = (phone: string): string =>
    /\d{6}/.exec(provider.inbox.filter((one) => one.phone === phone).at(-1)?.text ?? '')?.[0] ?? '';

  test('[P16] [S11] the code of the message logs in', async () => {
    expect((await send(phoneOf(1))).body).toEqual({ retryAfter: 60 });
    const { status, body } = await login(phoneOf(1), codeOf(phoneOf(1)));
    expect([status, body.session.user.busiIdentity]).toEqual([200, 'MEMBER']);
  });

  test('[S11] what the provider refuses leaves no cool-down and no code', async () => {
    const { balance } = provider.account;
    provider.account.balance = 0;
    expect((await send(phoneOf(2))).body.code).toBe('SMS_UNAVAILABLE');
    provider.account.balance = balance;
    expect((await send(phoneOf(2))).status).toBe(200);
  });

  test('[S11] a message whose answer was lost can be used, and the cool-down stands', async () => {
    provider.setTrouble('reset');
    const { status, body } = await send(phoneOf(3));
    expect([status, body.code]).toEqual([504, 'SMS_TIMEOUT']);
    provider.setTrouble(null);
    expect((await send(phoneOf(3))).body.code).toBe('SMS_TOO_SOON');
    expect((await login(phoneOf(3), codeOf(phoneOf(3)))).status).toBe(200);
  });

  test('[S11] no line holds a number or a code', () => {
    const codes = [1, 3].map((n) => codeOf(phoneOf(n)));
    expect(codes.every((code) => code.length === 6)).toBe(true);
    expect(lines.length).toBeGreaterThan(4);
    for (const secret of [...codes, phoneOf(1), phoneOf(3), sampleAccount().secretKey])
      expect(lines.join()).not.toContain(secret);
  });
});
