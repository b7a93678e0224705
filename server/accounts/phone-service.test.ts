import type { TestApp } from '../testing/app';
import type { AccountFixture } from './testing/account-fixture';
import { describeAccounts, password } from './testing/describe-accounts';

describeAccounts('the number of a member', (stage) => {
  let server: TestApp;
  let people: AccountFixture;
  beforeAll(() => {
    ({ server, people } = stage());
  });

  const change = (token: string, phone: string, smsCode: string, proof: object) =>
    server.call('POST', '/api/me/phone', { token, body: { phone, smsCode, proof } });
  const unbind = (token: string, proof: object) =>
    server.call('POST', '/api/me/phone/unbind', { token, body: { proof } });
  const phoneOf = (userId: string) => stage().phoneOf(userId);
  const byPassword = { kind: 'password', password };

  test('[P18] is changed with messages to both numbers, and the token is a new one', async () => {
    const session = await people.loginBySms('13600000001');
    const proof = { kind: 'sms', smsCode: await people.proofCode(session.token, '13600000001') };
    const smsCode = await people.code('13600000002', 'change-phone');
    const { status, body } = await change(session.token, '13600000002', smsCode, proof);
    expect(status).toBe(200);
    expect(body.session.user).toMatchObject({ id: session.user.id, phoneMasked: '136****0002' });
    expect(body.session.token).not.toBe(session.token);
    expect((await people.me(session.token)).body.code).toBe('AUTH_FAIL');
    expect((await people.me(body.session.token)).body.user).toEqual(body.session.user);
    expect((await people.loginBySms('13600000002')).user.id).toBe(session.user.id);
    expect((await people.loginBySms('13600000001')).user.id).not.toBe(session.user.id);
  });

  test('[P18] is changed with the password as proof, and every other session ends', async () => {
    const { token } = await people.withPassword('13600000003', password);
    const other = (await people.loginByPassword('13600000003', password)).body.session;
    const smsCode = await people.code('13600000004', 'change-phone');
    expect((await change(token, '13600000004', smsCode, byPassword)).status).toBe(200);
    expect((await people.me(other.token)).body.code).toBe('AUTH_FAIL');
    expect((await people.loginByPassword('13600000004', password)).status).toBe(200);
  });

  test('[F14] stays without a right proof of the old one and a right code of the new one', async () => {
    const { token, user } = await people.withPassword('13600000005', password);
    const smsCode = await people.code('13600000006', 'change-phone');
    const own = await people.proofCode(token, '13600000005');
    const cases: [string, object, string][] = [
      [smsCode, { kind: 'sms', smsCode }, 'PROOF_WRONG'],
      [smsCode, { kind: 'password', password: 'wrong-one-1' }, 'PROOF_WRONG'],
      [own, byPassword, 'SMS_CODE_WRONG'],
    ];
    for (const [code, proof, expected] of cases) {
      if (code === own && own === smsCode) continue;
      expect((await change(token, '13600000006', code, proof)).body.code).toBe(expected);
    }
    const login = await people.code('13600000006', 'login');
    expect((await change(token, '13600000006', login, byPassword)).body.code).toBe('SMS_CODE_WRONG');
    expect(await phoneOf(user.id)).toBe('13600000005');
    expect((await people.me(token)).status).toBe(200);
  });

  test('[P18] a refused change uses up neither code', async () => {
    const { token } = await people.loginBySms('13600000007');
    await people.loginBySms('13600000008');
    const smsCode = await people.code('13600000008', 'change-phone');
    const proof = { kind: 'sms', smsCode: await people.proofCode(token, '13600000007') };
    const taken = await change(token, '13600000008', smsCode, proof);
    expect([taken.status, taken.body.code]).toEqual([409, 'PHONE_TAKEN']);
    const free = await people.code('13600000009', 'change-phone');
    expect((await change(token, '13600000009', free, proof)).status).toBe(200);
  });

  test('[S11] a code for a new number works once', async () => {
    const { token } = await people.withPassword('13600000016', password);
    const there = await people.code('13600000017', 'change-phone');
    const gone = await change(token, '13600000017', there, byPassword);
    const back = await people.code('13600000016', 'change-phone');
    const home = await change(gone.body.session.token, '13600000016', back, byPassword);
    const again = await change(home.body.session.token, '13600000017', there, byPassword);
    expect([gone.status, home.status, again.body.code]).toEqual([200, 200, 'SMS_CODE_WRONG']);
  });

  test('[P18] the same number is no change', async () => {
    const { token } = await people.withPassword('13600000010', password);
    const { body } = await change(token, '13600000010', '000000', byPassword);
    expect([body.code, body.field]).toEqual(['INVALID_INPUT', 'phone']);
  });

  test('[P18] of two members who take one number at once, one gets it', async () => {
    const [one, two] = [
      await people.withPassword('13600000011', password),
      await people.withPassword('13600000012', password),
    ];
    const smsCode = await people.code('13600000013', 'change-phone');
    const answers = await Promise.all(
      [one, two].map(({ token }) => change(token, '13600000013', smsCode, byPassword)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([await phoneOf(one.user.id), await phoneOf(two.user.id)]).toContain('13600000013');
  });

  test('[P18] a proof works once, of many requests at once too', async () => {
    const session = await people.loginBySms('13600000014');
    const proof = { kind: 'sms', smsCode: await people.proofCode(session.token, '13600000014') };
    const request = () => server.call('POST', '/api/me/deletion', { token: session.token, body: { proof } });
    const answers = await Promise.all([request(), request(), request()]);
    const codes = answers.map(({ status, body }) => (status === 200 ? 'ok' : body.code));
    expect(codes.sort()).toEqual(['PROOF_WRONG', 'PROOF_WRONG', 'ok']);
  });

  test('[P18] is unbound with a proof: a visitor again, whom the host still knows', async () => {
    const session = await people.member('wechat', 'lin');
    await people.addToCart(session.token, 'veg-corn-1', 2);
    const proof = { kind: 'sms', smsCode: await people.proofCode(session.token, '13800000001') };
    const { status, body } = await unbind(session.token, proof);
    expect(status).toBe(200);
    expect(body.session.user).toMatchObject({
      id: session.user.id,
      busiIdentity: 'VISIT',
      phoneMasked: null,
      hasPassword: false,
    });
    expect((await people.me(session.token)).body.code).toBe('AUTH_FAIL');
    expect((await server.call('GET', '/api/me/devices', { token: body.session.token })).body.code).toBe(
      'MEMBER_REQUIRED',
    );
    const again = await people.visitor('wechat', 'lin');
    expect(again.user).toEqual(body.session.user);
    expect(await people.cart(again.token)).toMatchObject([{ skuId: 'veg-corn-1', quantity: 2 }]);
    expect((await people.loginBySms('13800000001')).user.id).not.toBe(session.user.id);
  });

  test('[P18] is not unbound without a right proof', async () => {
    const { token } = await people.member('wechat', 'chen');
    expect((await unbind(token, { kind: 'sms', smsCode: '000000' })).body.code).toBe('PROOF_WRONG');
    expect((await unbind(token, byPassword)).body.code).toBe('PROOF_WRONG');
    expect((await people.me(token)).body.user.phoneMasked).toBe('138****0002');
  });

  test('[P18] is not unbound where it is the only way in', async () => {
    const { token } = await people.withPassword('13600000015', password);
    const { status, body } = await unbind(token, byPassword);
    expect([status, body.code]).toEqual([409, 'PHONE_LAST_WAY']);
    expect((await people.loginByPassword('13600000015', password)).status).toBe(200);
  });

  test('[P18] a locked identity is no way in either', async () => {
    const { token } = await people.member('baidu', 'wang');
    await server.call('POST', '/api/login/sign-out', { token });
    const session = await people.loginBySms('13800000003');
    const smsCode = await people.proofCode(session.token, '13800000003');
    expect((await unbind(session.token, { kind: 'sms', smsCode })).body.code).toBe('PHONE_LAST_WAY');
  });
});
