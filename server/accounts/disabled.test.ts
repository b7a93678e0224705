import { newId, systemRandom } from '../random';
import type { TestApp } from '../testing/app';
import type { TestSandbox } from '../testing/sandbox';
import type { AccountFixture } from './testing/account-fixture';
import { describeAccounts, password } from './testing/describe-accounts';

describeAccounts('a user who was shut out', (stage) => {
  let sandbox: TestSandbox;
  let server: TestApp;
  let people: AccountFixture;
  beforeAll(() => {
    ({ sandbox, server, people } = stage());
  });

  const disable = (id: string) => stage().disable(id);
  const post = (path: string, body: object, token?: string) => server.call('POST', path, { body, token });

  test('[F11] is refused with the token from before', async () => {
    const { token, user } = await people.loginBySms('13300000001');
    await disable(user.id);
    expect(await people.me(token)).toMatchObject({ status: 403, body: { code: 'ACCOUNT_DISABLED' } });
    expect((await server.call('GET', '/api/cart', { token })).body.code).toBe('ACCOUNT_DISABLED');
  });

  test('[F11] is refused by every way in that asks for a number', async () => {
    const { user } = await people.withPassword('13300000002', password);
    await disable(user.id);
    const smsCode = await people.code('13300000002');
    const bySms = await post('/api/login/sms', { phone: '13300000002', smsCode, platform: 'h5' });
    const byPassword = await people.loginByPassword('13300000002', password);
    const resetCode = await people.code('13300000002', 'reset-password');
    const body = { phone: '13300000002', smsCode: resetCode, password: 'new-otter-43' };
    const reset = await post('/api/login/password/reset', body);
    expect([bySms, byPassword, reset].map((answer) => answer.body.code)).toEqual(
      Array(3).fill('ACCOUNT_DISABLED'),
    );
    expect((await people.loginByPassword('13300000002', 'new-otter-43')).body.code).toBe('PASSWORD_WRONG');
  });

  test('[F11] is refused by the host: silent login, phone button, registration', async () => {
    const { user } = await people.member('wechat', 'lin');
    const visitor = await people.visitor('kuaishou', 'lin');
    await disable(user.id);
    expect((await people.exchange('wechat', 'lin')).body.code).toBe('ACCOUNT_DISABLED');
    expect((await people.bind('kuaishou', 'lin', visitor.token)).body.code).toBe('ACCOUNT_DISABLED');
    expect((await people.me(visitor.token)).status).toBe(200);
    const code = await sandbox.loginCode('baidu', 'lin');
    const { encryptedData, iv } = await sandbox.device('baidu', 'phone-number', { personId: 'lin' });
    const register = await server.call('POST', '/api/login/register', {
      body: { platform: 'baidu', code, encryptedData, iv },
      headers: { 'idempotency-key': 'register-disabled' },
    });
    expect(register.body.code).toBe('ACCOUNT_DISABLED');
  });

  test('[F11] does not come back by signing out first', async () => {
    const { token, user } = await people.member('douyin', 'chen');
    await server.call('POST', '/api/login/sign-out', { token });
    await people.visitor('douyin', 'chen');
    await disable(user.id);
    expect((await people.exchange('douyin', 'chen')).body.code).toBe('ACCOUNT_DISABLED');
  });

  test('[F11] a visitor who was shut out does not come back', async () => {
    const visitor = await people.visitor('baidu', 'wang');
    await disable(visitor.user.id);
    expect((await people.bind('baidu', 'wang', visitor.token)).body.code).toBe('ACCOUNT_DISABLED');
    expect((await people.exchange('baidu', 'wang')).body.code).toBe('ACCOUNT_DISABLED');
  });

  test('[F11] a device that was shut out is not taken over by an account that logs in on it', async () => {
    const exchange = async (proof: object) => {
      const headers = { 'idempotency-key': newId(systemRandom) };
      const body = { platform: 'douyin', ...proof };
      return server.call('POST', '/api/login/exchange', { body, headers });
    };
    const host = (action: string) => sandbox.device('douyin', 'host-login', { personId: 'wu', action });
    await host('logout');
    const { anonymousCode } = await sandbox.device('douyin', 'login', { personId: 'wu', force: false });
    await disable((await exchange({ anonymousCode })).body.session.user.id);
    await host('accept');
    const { code, anonymousCode: device } = await sandbox.device('douyin', 'login', { personId: 'wu' });
    expect((await exchange({ code, anonymousCode: device })).body.code).toBe('ACCOUNT_DISABLED');
  });

  test('[F11] somebody else may log in where such a token is still sent', async () => {
    const { token, user } = await people.loginBySms('13300000003');
    await disable(user.id);
    const other = await people.loginBySms('13300000004', token);
    expect(other.user.id).not.toBe(user.id);
    expect((await people.me(other.token)).status).toBe(200);
  });
});
