import { createTestApp, type TestApp } from '../testing/app';
import { describeOnDatabases } from '../testing/database';
import { startSandbox, type TestSandbox } from '../testing/sandbox';
import { smsCodes } from './schema';

const day = 24 * 3600 * 1000;

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describeOnDatabases('messages', (database) => {
  let server: TestApp;
  beforeAll(async () => {
    const overrides = { config: { ...sandbox.config, trustedProxies: ['loopback'] } };
    server = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
  });
  afterAll(() => server.close());
  beforeEach(() => sandbox.clock.advance(2 * day));

  const send = async (phone: string, address: string, deviceId?: string) => {
    const device: Record<string, string> = deviceId === undefined ? {} : { 'x-device-id': deviceId };
    const headers = { 'x-forwarded-for': address, ...device };
    const { status, body } = await server.call('POST', '/api/login/sms/send', { body: { phone }, headers });
    return status === 200 ? 'sent' : (body.code as string);
  };
  /** Eleven digits, another one each time. */
  const phone = (n: number): string => `139${String(n).padStart(8, '0')}`;

  test('[S11] ten a day for one number, from wherever', async () => {
    const answers: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      answers.push(await send(phone(1), `10.0.0.${n}`));
      sandbox.clock.advance(60_000);
    }
    expect(answers).toEqual([...Array(10).fill('sent'), 'RATE_LIMITED']);
    expect(await send(phone(2), '10.0.0.1')).toBe('sent');
    sandbox.clock.advance(day);
    expect(await send(phone(1), '10.0.0.1')).toBe('sent');
  });

  test('[S11] twenty a day for one device', async () => {
    const answers: string[] = [];
    for (let n = 0; n < 21; n += 1) answers.push(await send(phone(100 + n), `10.1.0.${n}`, 'device-one'));
    expect(answers).toEqual([...Array(20).fill('sent'), 'RATE_LIMITED']);
    expect(await send(phone(121), '10.1.0.1', 'device-two')).toBe('sent');
  });

  test('[S11] a hundred a day for one address, of many at once too', async () => {
    const answers = await Promise.all(
      Array.from({ length: 110 }, (_, n) => send(phone(200 + n), '10.2.0.1', `device-${n % 55}-x`)),
    );
    expect(answers.filter((answer) => answer === 'sent')).toHaveLength(100);
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(10);
    expect(await send(phone(400), '10.2.0.2')).toBe('sent');
  });

  test('[S11] what came too soon, or did not go out, does not count', async () => {
    for (let n = 0; n < 12; n += 1) await send(phone(500), '10.3.0.1');
    const config = { ...sandbox.config, sms: 'none' as const };
    const silent = await createTestApp({ database: database(), overrides: { config }, clock: sandbox.clock });
    for (let n = 0; n < 12; n += 1) {
      sandbox.clock.advance(60_000);
      await silent.call('POST', '/api/login/sms/send', { body: { phone: phone(500) } });
    }
    await silent.close();
    expect(await send(phone(500), '10.3.0.1')).toBe('sent');
  });

  test('[S11] a message that was refused for the day leaves the code before it alone', async () => {
    for (let n = 0; n < 10; n += 1) {
      await send(phone(600), '10.4.0.1');
      sandbox.clock.advance(60_000);
    }
    const smsCode = sandbox.smsCode(phone(600));
    expect(await send(phone(600), '10.4.0.1')).toBe('RATE_LIMITED');
    const body = { phone: phone(600), smsCode, platform: 'h5' };
    expect((await server.call('POST', '/api/login/sms', { body })).status).toBe(200);
  });

  test('[S11] each purpose has its own code, and the message names it', async () => {
    const texts: Record<string, string> = {
      login: '登录',
      'reset-password': '重置密码',
      'change-phone': '绑定新手机号',
    };
    for (const [purpose, text] of Object.entries(texts)) {
      sandbox.clock.advance(60_000);
      await server.call('POST', '/api/login/sms/send', { body: { phone: phone(700), purpose } });
      expect(sandbox.world.sms.of(phone(700)).at(-1)?.text).toContain(`用于${text}，`);
      const body = { phone: phone(700), smsCode: sandbox.smsCode(phone(700)), platform: 'h5' };
      const login = await server.call('POST', '/api/login/sms', { body });
      expect([purpose, login.status]).toEqual([purpose, purpose === 'login' ? 200 : 400]);
    }
  });

  test('[F14] the answer holds no code, and a number is not bound without one', async () => {
    const { body } = await server.call('POST', '/api/login/sms/send', { body: { phone: phone(800) } });
    expect(body).toEqual({ retryAfter: 60 });
    const visitor = await server.signIn();
    const wrong = sandbox.smsCode(phone(800)) === '000000' ? '000001' : '000000';
    const login = await server.call('POST', '/api/login/sms', {
      token: visitor.token,
      body: { phone: phone(800), smsCode: wrong, platform: 'h5' },
    });
    expect(login.body.code).toBe('SMS_CODE_WRONG');
    const me = await server.call('GET', '/api/me', { token: visitor.token });
    expect(me.body.user).toMatchObject({ busiIdentity: 'VISIT', phoneMasked: null });
  });

  test('[S11] numbers of codes that ended are not kept', async () => {
    await send(phone(900), '10.5.0.1');
    sandbox.clock.advance(10 * 60_000 + 1);
    const overrides = { config: sandbox.config };
    const started = await createTestApp({ database: database(), overrides, clock: sandbox.clock });
    await started.close();
    expect(await database().db.select().from(smsCodes)).toEqual([]);
  });
});
