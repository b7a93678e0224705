import { constants, createDecipheriv, privateDecrypt } from 'node:crypto';
import { at, createLab, type Lab, MINUTE, OTHER_APPS } from '../../testing/lab';

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});
afterEach(() => lab.app.close());

const other = OTHER_APPS.find((app) => app.platform === 'douyin');
const credentials = () => ({ appid: lab.world.apps.douyin.appId, secret: lab.world.apps.douyin.secret });
const exchange = (change: object) =>
  lab.json('/douyin/api/apps/v2/jscode2session', { ...credentials(), ...change });
const clientToken = async () => {
  const { appId, secret } = lab.world.apps.douyin;
  const body = { client_key: appId, client_secret: secret, grant_type: 'client_credential' };
  return String(at((await lab.json('/douyin-open/oauth/client_token/', body)).body, 'data', 'access_token'));
};
const appToken = async (change: object = {}) =>
  (
    await lab.json('/douyin/api/apps/v2/token', {
      ...credentials(),
      grant_type: 'client_credential',
      ...change,
    })
  ).body;
const phoneInfo = async (accessToken: string, code: unknown) =>
  (
    await lab.json(
      '/douyin-open/api/apps/v1/get_phonenumber_info/',
      { code },
      { 'access-token': accessToken },
    )
  ).body;

describe('jscode2session v2', () => {
  test('a user code gives the session, an anonymous code the device, both give both', async () => {
    const { code, anonymousCode } = await lab.device('douyin', 'login');
    const both = await exchange({ code, anonymous_code: anonymousCode });
    expect(both.status).toBe(200);
    expect([both.body.err_no, both.body.err_tips]).toEqual([0, 'success']);
    const fields = (body: unknown) => Object.keys(at(body, 'data') as object).sort();
    expect(fields(both.body)).toEqual(['anonymous_openid', 'openid', 'session_key', 'unionid']);
    const user = await exchange({ code: await lab.loginCode('douyin') });
    expect(fields(user.body)).toEqual(['openid', 'session_key', 'unionid']);
    const device = await exchange({ anonymous_code: (await lab.device('douyin', 'login')).anonymousCode });
    expect(fields(device.body)).toEqual(['anonymous_openid']);
    expect(at(device.body, 'data', 'anonymous_openid')).toBe(at(both.body, 'data', 'anonymous_openid'));
  });

  test('codes are single-use, live five minutes, and belong to their app and kind', async () => {
    const { code, anonymousCode } = await lab.device('douyin', 'login');
    expect((await exchange({ code, appid: other?.appId, secret: other?.secret })).body.err_no).toBe(40018);
    expect((await exchange({ code: anonymousCode })).body.err_no).toBe(40018);
    expect((await exchange({ code, anonymous_code: 'never issued' })).body.err_no).toBe(40019);
    expect((await exchange({ code, anonymous_code: anonymousCode })).body.err_no).toBe(0);
    expect((await exchange({ code })).body.err_no).toBe(40018);
    expect((await exchange({ anonymous_code: anonymousCode })).body.err_no).toBe(40019);
    const late = await lab.loginCode('douyin');
    lab.world.clock.advance(5 * MINUTE);
    expect((await exchange({ code: late })).body.err_no).toBe(40018);
  });

  test('missing and wrong credentials; a form is no JSON', async () => {
    const code = await lab.loginCode('douyin');
    expect((await exchange({})).body.err_no).toBe(40014);
    expect((await exchange({ code, secret: '' })).body.err_no).toBe(40014);
    expect((await exchange({ code, appid: 'ttnobody' })).body.err_no).toBe(40015);
    expect((await exchange({ code, secret: 'wrong' })).body.err_no).toBe(40017);
    const form = await lab.form('/douyin/api/apps/v2/jscode2session', { ...credentials(), code });
    expect(form.body.err_no).toBe(40014);
    expect((await lab.get('/douyin/api/apps/v2/jscode2session', { ...credentials(), code })).status).toBe(
      404,
    );
  });

  test('the first version answers flat', async () => {
    const url = '/douyin/api/apps/jscode2session';
    const { body } = await lab.get(url, { ...credentials(), code: await lab.loginCode('douyin') });
    expect(Object.keys(body).sort()).toEqual(['error', 'openid', 'session_key']);
    expect(body.error).toBe(0);
    const bad = await lab.get(url, { ...credentials(), code: 'never issued' });
    expect([bad.body.errcode, typeof bad.body.errmsg]).toEqual([40018, 'string']);
  });
});

describe('tokens', () => {
  test('v2/token: a repeat leaves the one before five minutes', async () => {
    const first = await appToken();
    expect([first.err_no, at(first, 'data', 'expires_in')]).toEqual([0, 7200]);
    const old = String(at(first, 'data', 'access_token'));
    await appToken();
    lab.world.clock.advance(5 * MINUTE - 1);
    expect(lab.world.tokens.judge(old, 'douyin').state).toBe('live');
    lab.world.clock.advance(1);
    expect(lab.world.tokens.judge(old, 'douyin').state).toBe('expired');
    expect(lab.world.tokens.countLive('douyin')).toBe(1);
  });

  test('v2/token: wrong credentials', async () => {
    expect((await appToken({ appid: 'ttnobody' })).err_no).toBe(40015);
    const wrong = await appToken({ secret: 'wrong' });
    expect([wrong.err_no, at(wrong, 'data', 'access_token')]).toEqual([40017, '']);
    expect((await appToken({ grant_type: 'x' })).err_no).toBe(40020);
  });

  test('client_token: own field names, own place for the error number', async () => {
    const { appId, secret } = lab.world.apps.douyin;
    const ask = async (change: object) => {
      const body = { client_key: appId, client_secret: secret, grant_type: 'client_credential', ...change };
      return (await lab.json('/douyin-open/oauth/client_token/', body)).body;
    };
    const good = await ask({});
    expect(good.message).toBe('success');
    expect([at(good, 'data', 'error_code'), at(good, 'data', 'expires_in')]).toEqual([0, 7200]);
    expect(at(await ask({ client_key: 'ttnobody' }), 'data', 'error_code')).toBe(10003);
    expect(at(await ask({ client_secret: 'wrong' }), 'data', 'error_code')).toBe(10013);
    expect(at(await ask({ grant_type: 'x' }), 'data', 'error_code')).toBe(10002);
  });
});

describe('phone number', () => {
  const tap = async () => (await lab.device('douyin', 'phone-number')).code;
  beforeEach(async () => void (await lab.loginCode('douyin')));

  test('comes back encrypted with the registered public key', async () => {
    const { body } = { body: await phoneInfo(await clientToken(), await tap()) };
    expect([body.err_no, typeof body.log_id]).toEqual([0, 'string']);
    const framed = privateDecrypt(
      { key: lab.world.apps.douyin.privateKeyPem, padding: constants.RSA_NO_PADDING },
      Buffer.from(String(body.data), 'base64'),
    );
    expect(JSON.parse(framed.subarray(framed.indexOf(0, 2) + 1).toString('utf8'))).toEqual({
      phoneNumber: '13800000001',
      purePhoneNumber: '13800000001',
      countryCode: '86',
      watermark: { timestamp: lab.world.clock.now() / 1000, appid: lab.world.apps.douyin.appId },
    });
  });

  test('an app may register a key of its own, and then nobody here knows the private half', async () => {
    const { publicKeyPem } = lab.world.apps.douyin;
    const own = createLab({ seed: 'elsewhere', apps: [{ ...lab.world.apps.douyin, publicKeyPem }] });
    expect(own.world.apps.douyin.privateKeyPem).toBe('');
    expect(own.world.apps.douyin.publicKeyPem).toBe(publicKeyPem);
    await own.app.close();
  });

  test('used and late codes, login codes, and tokens of the other kind are refused', async () => {
    const token = await clientToken();
    const code = await tap();
    expect((await phoneInfo(token, code)).err_no).toBe(0);
    expect((await phoneInfo(token, code)).err_no).toBe(28005187);
    const late = await tap();
    lab.world.clock.advance(5 * MINUTE);
    expect((await phoneInfo(token, late)).err_no).toBe(28005187);
    expect((await phoneInfo(token, await lab.loginCode('douyin'))).err_no).toBe(28001007);
    expect((await phoneInfo('', await tap())).err_no).toBe(28001003);
    const wrongKind = String(at(await appToken(), 'data', 'access_token'));
    expect((await phoneInfo(wrongKind, await tap())).err_no).toBe(28001003);
    lab.world.clock.advance(120 * MINUTE);
    expect((await phoneInfo(token, await tap())).err_no).toBe(28001008);
  });

  test('the old pair opens with the key of the last login', async () => {
    const { body } = await exchange({ code: await lab.loginCode('douyin') });
    const { encryptedData, iv, code } = await lab.device('douyin', 'phone-number', { baseLibrary: '3.50.0' });
    expect(code).toBeUndefined();
    const cipher = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(String(at(body, 'data', 'session_key')), 'base64'),
      Buffer.from(String(iv), 'base64'),
    );
    const text = cipher.update(String(encryptedData), 'base64', 'utf8') + cipher.final('utf8');
    expect(at(JSON.parse(text), 'purePhoneNumber')).toBe('13800000001');
  });
});
