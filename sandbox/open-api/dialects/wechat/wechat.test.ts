import { createDecipheriv } from 'node:crypto';
import { signRawData, signWithSessionKey } from '../../crypto/signatures';
import { at, createLab, type Lab, MINUTE, OTHER_APPS } from '../../testing/lab';

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});
afterEach(() => lab.app.close());

const EXCHANGE = '/wechat/sns/jscode2session';
const PHONE = '/wechat/wxa/business/getuserphonenumber';

const exchange = (js_code: string, change: Record<string, string> = {}) => {
  const { appId, secret } = lab.world.apps.wechat;
  return lab.get(EXCHANGE, { appid: appId, secret, js_code, grant_type: 'authorization_code', ...change });
};
const stable = (change: object = {}) => {
  const { appId, secret } = lab.world.apps.wechat;
  return lab.json('/wechat/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: appId,
    secret,
    ...change,
  });
};
const plain = (change: Record<string, string> = {}) => {
  const { appId, secret } = lab.world.apps.wechat;
  return lab.get('/wechat/cgi-bin/token', {
    grant_type: 'client_credential',
    appid: appId,
    secret,
    ...change,
  });
};
const token = async () => String((await stable()).body.access_token);
const phoneInfo = (accessToken: string, body: object) =>
  lab.json(`${PHONE}?access_token=${encodeURIComponent(accessToken)}`, body);
/** What a token is worth: the error number of a call that fails for its code alone. */
const worth = async (accessToken: string) => (await phoneInfo(accessToken, { code: 'none' })).body.errcode;

describe('jscode2session', () => {
  test('success carries openid, session_key and unionid, and no errcode', async () => {
    const { status, type, body } = await exchange(await lab.loginCode('wechat'));
    expect(status).toBe(200);
    expect(type).toContain('text/plain');
    expect(Object.keys(body).sort()).toEqual(['openid', 'session_key', 'unionid']);
    expect(String(body.openid)).toMatch(/^o[\w-]{27}$/);
    expect(Buffer.from(String(body.session_key), 'base64')).toHaveLength(16);
  });

  test('a code works once, for five minutes', async () => {
    const code = await lab.loginCode('wechat');
    await exchange(code);
    expect((await exchange(code)).body.errcode).toBe(40163);
    const late = await lab.loginCode('wechat');
    lab.world.clock.advance(5 * MINUTE);
    expect((await exchange(late)).body.errcode).toBe(40029);
    const justInTime = await lab.loginCode('wechat');
    lab.world.clock.advance(5 * MINUTE - 1);
    expect((await exchange(justInTime)).body).toHaveProperty('openid');
  });

  test('each wrong parameter has its number, and none of them spends the code', async () => {
    const code = await lab.loginCode('wechat');
    const { appId, secret } = lab.world.apps.wechat;
    const cases: [Record<string, string>, number][] = [
      [{ appid: '' }, 41002],
      [{ secret: '' }, 41004],
      [{ js_code: '' }, 41008],
      [{ grant_type: 'client_credential' }, 40002],
      [{ appid: 'wxnobody' }, 40013],
      [{ secret: 'wrong' }, 40125],
      [{ js_code: 'never issued' }, 40029],
      [{ appid: OTHER_APPS[0]?.appId ?? '', secret: OTHER_APPS[0]?.secret ?? '' }, 40029],
    ];
    for (const [change, errcode] of cases) {
      const { status, body } = await exchange(code, change);
      expect([change, status, body.errcode]).toEqual([change, 200, errcode]);
      expect(body.errmsg).toMatch(/, rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/);
    }
    expect((await exchange(code, { appid: appId, secret })).body).toHaveProperty('session_key');
  });

  test('a POST misses the app id', async () => {
    const { appId, secret } = lab.world.apps.wechat;
    const fields = { appid: appId, secret, js_code: 'x', grant_type: 'authorization_code' };
    expect((await lab.form(EXCHANGE, fields)).body.errcode).toBe(41002);
    expect((await lab.json(EXCHANGE, fields)).body.errcode).toBe(41002);
  });

  test('one user may be exchanged a hundred times a minute', async () => {
    for (let i = 0; i < 100; i++)
      expect((await exchange(await lab.loginCode('wechat'))).body).toHaveProperty('openid');
    const code = await lab.loginCode('wechat');
    expect((await exchange(code)).body.errcode).toBe(45011);
    expect((await exchange(await lab.loginCode('wechat', { personId: 'chen' }))).body).toHaveProperty(
      'openid',
    );
    lab.world.clock.advance(MINUTE);
    expect((await exchange(code)).body).toHaveProperty('openid');
  });

  test('the mock code of the developer tools works only where it is allowed', async () => {
    expect((await exchange('the code is a mock one')).body.errcode).toBe(40029);
    const tools = createLab({ devtoolsPersonId: 'chen' });
    const { appId, secret } = tools.world.apps.wechat;
    const query = {
      appid: appId,
      secret,
      js_code: 'the code is a mock one',
      grant_type: 'authorization_code',
    };
    const { body } = await tools.get(EXCHANGE, query);
    expect(body.openid).toBe(tools.world.ids.openId(tools.world.apps.wechat, 'chen'));
    await tools.app.close();
  });
});

describe('access tokens', () => {
  test('cgi-bin/token: each call replaces, the one before lives five minutes more', async () => {
    const first = await plain();
    expect(first.body.expires_in).toBe(7200);
    const old = String(first.body.access_token);
    lab.world.clock.advance(MINUTE);
    const fresh = String((await plain()).body.access_token);
    expect(fresh).not.toBe(old);
    lab.world.clock.advance(5 * MINUTE - 1);
    expect(await worth(old)).toBe(40029);
    lab.world.clock.advance(1);
    expect(await worth(old)).toBe(42001);
    expect(await worth(fresh)).toBe(40029);
  });

  test('stable_token: the same until its last five minutes, then both work', async () => {
    const old = await token();
    lab.world.clock.advance(115 * MINUTE - 1000);
    const again = (await stable()).body;
    expect(again.access_token).toBe(old);
    expect(again.expires_in).toBe(301);
    lab.world.clock.advance(1000);
    const renewed = (await stable()).body;
    expect(renewed.access_token).not.toBe(old);
    expect(renewed.expires_in).toBe(7200);
    lab.world.clock.advance(5 * MINUTE - 1);
    expect(await worth(old)).toBe(40029);
    lab.world.clock.advance(1);
    expect(await worth(old)).toBe(42001);
    expect(await worth(String(renewed.access_token))).toBe(40029);
  });

  test('force_refresh kills the old token at once, does nothing within 30 s, and ends after 20 a day', async () => {
    const old = await token();
    const force = async () => (await stable({ force_refresh: true })).body;
    const fresh = (await force()).access_token;
    expect(fresh).not.toBe(old);
    expect(await worth(old)).toBe(42001);
    lab.world.clock.advance(29_999);
    expect((await force()).access_token).toBe(fresh);
    for (let i = 2; i <= 20; i++) {
      lab.world.clock.advance(30_000);
      expect((await force()).errcode).toBeUndefined();
    }
    lab.world.clock.advance(30_000);
    expect((await force()).errcode).toBe(45009);
    expect((await stable()).body.errcode).toBeUndefined();
  });

  test('the two kinds leave each other alone', async () => {
    const stableOne = await token();
    const plainOne = String((await plain()).body.access_token);
    await stable({ force_refresh: true });
    expect(await worth(plainOne)).toBe(40029);
    await plain();
    lab.world.clock.advance(6 * MINUTE);
    expect(await worth(stableOne)).toBe(42001);
    expect(await worth(await token())).toBe(40029);
  });

  test('wrong credentials and encodings', async () => {
    expect((await plain({ secret: 'wrong' })).body.errcode).toBe(40125);
    expect((await plain({ appid: 'wxnobody' })).body.errcode).toBe(40013);
    expect((await plain({ grant_type: 'x' })).body.errcode).toBe(40002);
    expect((await stable({ secret: 'wrong' })).body.errcode).toBe(40125);
    expect((await lab.form('/wechat/cgi-bin/stable_token', { appid: 'x' })).body.errcode).toBe(47001);
    expect((await lab.get('/wechat/cgi-bin/stable_token')).body.errcode).toBe(43002);
  });
});

describe('phone number', () => {
  const tap = (body: object = {}) => lab.device('wechat', 'phone-number', body);

  test('a phone code becomes a plain number, once', async () => {
    const { code } = await tap();
    const accessToken = await token();
    const openid = lab.world.ids.openId(lab.world.apps.wechat, 'lin');
    const { body } = await phoneInfo(accessToken, { code, openid });
    expect(body).toEqual({
      errcode: 0,
      errmsg: 'ok',
      phone_info: {
        phoneNumber: '13800000001',
        purePhoneNumber: '13800000001',
        countryCode: '86',
        watermark: { timestamp: lab.world.clock.now() / 1000, appid: lab.world.apps.wechat.appId },
      },
    });
    expect((await phoneInfo(accessToken, { code, openid })).body.errcode).toBe(40029);
  });

  test('expired, foreign, login and stolen codes are all 40029', async () => {
    const accessToken = await token();
    const { code: late } = await tap();
    lab.world.clock.advance(5 * MINUTE);
    expect((await phoneInfo(accessToken, { code: late })).body.errcode).toBe(40029);
    expect((await phoneInfo(accessToken, { code: await lab.loginCode('wechat') })).body.errcode).toBe(40029);
    const { code: foreign } = await tap({ appId: OTHER_APPS[0]?.appId });
    expect((await phoneInfo(accessToken, { code: foreign })).body.errcode).toBe(40029);
    const { code } = await tap();
    const thief = lab.world.ids.openId(lab.world.apps.wechat, 'chen');
    expect((await phoneInfo(accessToken, { code, openid: thief })).body.errcode).toBe(40029);
    expect((await exchange(String(code))).body.errcode).toBe(40029);
    expect((await phoneInfo(accessToken, { code })).body.errcode).toBe(0);
  });

  test('a form is no JSON, a GET no POST, a bad token has its number', async () => {
    const accessToken = await token();
    const { code } = await tap();
    const url = `${PHONE}?access_token=${accessToken}`;
    expect((await lab.form(url, { code: String(code) })).body.errcode).toBe(47001);
    expect((await lab.get(url)).body.errcode).toBe(43002);
    expect((await lab.json(PHONE, { code })).body.errcode).toBe(41001);
    expect((await phoneInfo('nonsense', { code })).body.errcode).toBe(40014);
    expect((await phoneInfo(`88_${'x'.repeat(133)}`, { code })).body.errcode).toBe(40001);
    lab.world.tokens.revokeAll('wechat');
    expect((await phoneInfo(accessToken, { code })).body.errcode).toBe(40001);
  });
});

describe('session key', () => {
  const query = (accessToken: string, sessionKey: string) => ({
    access_token: accessToken,
    openid: lab.world.ids.openId(lab.world.apps.wechat, 'lin'),
    signature: signWithSessionKey('', sessionKey),
    sig_method: 'hmac_sha256',
  });

  test('checksession tells a live key from a stale one', async () => {
    const { session_key: key } = (await exchange(await lab.loginCode('wechat'))).body;
    const accessToken = await token();
    const check = (sessionKey: string, change: object = {}) =>
      lab.get('/wechat/wxa/checksession', { ...query(accessToken, sessionKey), ...change });
    expect((await check(String(key))).body).toEqual({ errcode: 0, errmsg: 'ok' });
    expect((await check('wrong')).body.errcode).toBe(87009);
    expect((await check(String(key), { sig_method: 'md5' })).body.errcode).toBe(87008);
    expect((await check(String(key), { openid: 'nobody' })).body.errcode).toBe(40003);
    await lab.loginCode('wechat');
    expect((await check(String(key))).body.errcode).toBe(87009);
  });

  test('resetusersessionkey gives a new key that ends with the old one', async () => {
    const { session_key: key } = (await exchange(await lab.loginCode('wechat'))).body;
    const accessToken = await token();
    const before = lab.world.keys.live(lab.world.apps.wechat, 'lin');
    lab.world.clock.advance(MINUTE);
    const { body } = await lab.get('/wechat/wxa/resetusersessionkey', query(accessToken, String(key)));
    expect(body.errcode).toBe(0);
    const after = lab.world.keys.live(lab.world.apps.wechat, 'lin');
    expect(body.session_key).toBe(after?.value);
    expect(after?.value).not.toBe(key);
    expect(after?.expiresAt).toBe(before?.expiresAt);
  });

  test('profile: real signature and ciphertext under the current key, anonymous on new base libraries', async () => {
    const { session_key: key } = (await exchange(await lab.loginCode('wechat'))).body;
    const old = await lab.device('wechat', 'profile', { baseLibrary: '2.20.0' });
    expect(at(old, 'userInfo', 'nickName')).toBe('晓雨');
    expect(old.signature).toBe(signRawData(String(old.rawData), String(key)));
    const cipher = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(String(key), 'base64'),
      Buffer.from(String(old.iv), 'base64'),
    );
    const text = cipher.update(String(old.encryptedData), 'base64', 'utf8') + cipher.final('utf8');
    expect(at(JSON.parse(text), 'watermark', 'appid')).toBe(lab.world.apps.wechat.appId);
    expect(at(await lab.device('wechat', 'profile'), 'userInfo', 'nickName')).toBe('微信用户');
  });
});
