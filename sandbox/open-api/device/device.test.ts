import { createDecipheriv } from 'node:crypto';
import { decode } from '../crypto/aes';
import { createLab, type Lab, MINUTE } from '../testing/lab';
import { PLATFORMS, type Platform } from '../world/types';

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});
afterEach(() => lab.app.close());

describe('login', () => {
  test.each(PLATFORMS)('%s: a person who is logged in to the host gets a code', async (platform) => {
    const answer = await lab.device(platform, 'login');
    expect(answer.ok).toBe(true);
    expect(String(answer.code).length).toBeGreaterThan(20);
  });

  test('Douyin: silent login of a logged-out host gives the anonymous code only', async () => {
    const answer = await lab.device('douyin', 'login', { personId: 'wu', force: false });
    expect(answer).toMatchObject({ ok: true, isLogin: false, anonymousCode: expect.any(String) });
    expect(answer).not.toHaveProperty('code');
  });

  test('Douyin: a forced login asks for the panel, obeys its answer, and remembers it', async () => {
    const asked = await lab.device('douyin', 'login', { personId: 'wu' });
    expect(asked).toMatchObject({ ok: false, panel: true, errMsg: 'login:fail host login fail' });
    const cancelled = await lab.device('douyin', 'login', { personId: 'wu', panel: 'cancel' });
    expect(cancelled).toEqual({ ok: false, errMsg: 'login:fail host login fail' });
    const accepted = await lab.device('douyin', 'login', { personId: 'wu', panel: 'accept' });
    expect(accepted).toMatchObject({ ok: true, isLogin: true, code: expect.any(String) });
    expect(await lab.device('douyin', 'login', { personId: 'wu', force: false })).toHaveProperty('code');
  });

  test('Kuaishou: the panel comes by itself', async () => {
    expect(await lab.device('kuaishou', 'login', { personId: 'wu' })).toMatchObject({
      ok: false,
      panel: true,
    });
    expect(await lab.device('kuaishou', 'login', { personId: 'wu', panel: 'accept' })).toHaveProperty('code');
  });

  test('Baidu: a logged-out host is 10004 until the login button was used', async () => {
    const answer = await lab.device('baidu', 'login', { personId: 'wu' });
    expect(answer).toMatchObject({ ok: false, errCode: 10004 });
    const cancelled = await lab.device('baidu', 'host-login', { personId: 'wu', action: 'cancel' });
    expect(cancelled).toMatchObject({ ok: false, errCode: '10004' });
    const accepted = await lab.device('baidu', 'host-login', { personId: 'wu', action: 'accept' });
    expect(accepted).toMatchObject({ ok: true, errMsg: 'login:ok', isLogin: true });
    expect(await lab.device('baidu', 'login', { personId: 'wu' })).toHaveProperty('code');
    await lab.device('baidu', 'host-login', { personId: 'wu', action: 'logout' });
    expect(await lab.device('baidu', 'login', { personId: 'wu' })).not.toHaveProperty('code');
  });
});

describe('session key', () => {
  const keyOf = (platform: Platform) => lab.world.keys.live(lab.world.apps[platform], 'lin')?.value;

  test.each(PLATFORMS)('%s: a login changes the key as the code is issued', async (platform) => {
    await lab.loginCode(platform);
    const before = keyOf(platform);
    await lab.loginCode(platform);
    expect(keyOf(platform)).not.toBe(before);
  });

  test('a world may change it at the exchange instead', async () => {
    const other = createLab({ rotation: 'exchange' });
    const { appId: app_id, secret: app_secret } = other.world.apps.kuaishou;
    const key = () => other.world.keys.live(other.world.apps.kuaishou, 'lin')?.value;
    const exchange = async (js_code: string) =>
      (await other.form('/kuaishou/oauth2/mp/code2session', { app_id, app_secret, js_code })).body
        .session_key;
    const first = await exchange(await other.loginCode('kuaishou'));
    const code = await other.loginCode('kuaishou');
    expect(key()).toBe(first);
    const second = await exchange(code);
    expect(second).not.toBe(first);
    expect(key()).toBe(second);
    expect(await other.device('kuaishou', 'check-session')).toMatchObject({ ok: true });
    await other.app.close();
  });

  test('check-session knows only the key of the last login of this device', async () => {
    const check = (deviceId: string) => lab.device('wechat', 'check-session', { deviceId });
    expect((await check('a')).ok).toBe(false);
    await lab.loginCode('wechat', { deviceId: 'a' });
    expect((await check('a')).ok).toBe(true);
    await lab.loginCode('wechat', { deviceId: 'b' });
    expect([(await check('a')).ok, (await check('b')).ok]).toEqual([false, true]);
    lab.world.clock.advance(3 * 24 * 60 * MINUTE);
    expect(await check('b')).toEqual({
      ok: false,
      errMsg: 'checkSession:fail session time out, need relogin',
    });
  });
});

describe('phone number', () => {
  const refusals: [Platform, string][] = [
    ['wechat', 'getPhoneNumber:fail user deny'],
    ['douyin', 'getPhoneNumber:fail auth deny'],
    ['baidu', 'getPhoneNumber:fail auth deny'],
    ['kuaishou', 'getPhoneNumber:user deny'],
  ];

  test.each(refusals)('%s: a refusal reads %s', async (platform, errMsg) => {
    await lab.loginCode(platform);
    expect(await lab.device(platform, 'phone-number', { consent: 'deny' })).toEqual({ ok: false, errMsg });
  });

  test('who has no number gives none', async () => {
    for (const platform of PLATFORMS) {
      await lab.loginCode(platform, { personId: 'zhou' });
      expect((await lab.device(platform, 'phone-number', { personId: 'zhou' })).ok).toBe(false);
    }
    expect((await lab.device('douyin', 'phone-number', { personId: 'zhou' })).errMsg).toBe(
      'getPhoneNumber:fail no phone number',
    );
  });

  test('WeChat: code and pair, code only for real-time, pair only on old base libraries', async () => {
    const fields = async (body: object) =>
      Object.keys(await lab.device('wechat', 'phone-number', body)).sort();
    expect(await fields({})).toEqual(['code', 'encryptedData', 'errMsg', 'iv', 'ok']);
    expect(await fields({ realtime: true })).toEqual(['code', 'errMsg', 'ok']);
    expect(await fields({ baseLibrary: '2.21.1' })).toEqual(['encryptedData', 'errMsg', 'iv', 'ok']);
    expect(await fields({ baseLibrary: '2.21.2' })).toContain('code');
  });

  test('Douyin: needs a login before it, and a session that still lives', async () => {
    const tap = async () => (await lab.device('douyin', 'phone-number')).errMsg;
    expect(await tap()).toBe('getPhoneNumber:fail not login');
    await lab.loginCode('douyin');
    expect(await tap()).toBe('getPhoneNumber:ok');
    lab.world.clock.advance(3 * 24 * 60 * MINUTE);
    expect(await tap()).toBe('getPhoneNumber:fail invalid session');
  });

  test('another of the person’s numbers may be chosen, or one typed in', async () => {
    const numberOf = async (body: object) => {
      const { code } = await lab.device('wechat', 'phone-number', { personId: 'chen', ...body });
      const verdict = lab.world.codes.judge(String(code), 'phone', lab.world.apps.wechat);
      return verdict.state === 'live' ? verdict.record.payload : undefined;
    };
    expect(await numberOf({})).toBe('13800000002');
    expect(await numberOf({ phoneIndex: 1 })).toBe('13900000002');
    expect(await numberOf({ phoneNumber: '13800000099' })).toBe('13800000099');
    const { maskedPhoneNumbers } = await lab.device('wechat', 'host-login', {
      personId: 'chen',
      action: 'query',
    });
    expect(maskedPhoneNumbers).toEqual(['138****0002', '139****0002']);
  });

  test('the pair is made with the key at the tap: a login behind it makes it unreadable', async () => {
    const key = () => lab.world.keys.live(lab.world.apps.kuaishou, 'lin')?.value ?? '';
    const read = (pair: Record<string, unknown>, sessionKey: string) => {
      const cipher = createDecipheriv('aes-128-cbc', decode(sessionKey, 16), decode(String(pair.iv), 16));
      return cipher.update(String(pair.encryptedData), 'base64', 'utf8') + cipher.final('utf8');
    };
    await lab.loginCode('kuaishou');
    const atTheTap = key();
    const pair = await lab.device('kuaishou', 'phone-number');
    await lab.loginCode('kuaishou');
    expect(read(pair, atTheTap)).toContain('13800000001');
    expect(() => read(pair, key())).toThrow(/bad decrypt/);
  });
});

describe('what is refused on the tap, before the person is asked', () => {
  const tap = (platform: Platform, personId = 'lin') => lab.device(platform, 'phone-check', { personId });

  test('quota, right and declaration; somebody who would say no is asked all the same', async () => {
    await lab.loginCode('douyin');
    expect((await tap('wechat')).ok).toBe(true);
    lab.world.faults.set('wechat', 'refusePhone', {});
    expect((await tap('wechat')).ok).toBe(true);
    lab.world.faults.set('wechat', 'noQuota', {});
    expect(await tap('wechat')).toMatchObject({ ok: false, errNo: 1400001 });
    for (const platform of PLATFORMS) {
      lab.world.faults.set(platform, 'noPermission', {});
      expect((await tap(platform)).errMsg).toBe('getPhoneNumber:fail no permission');
    }
    lab.world.faults.set('wechat', 'privacyUndeclared', {});
    expect(await tap('wechat')).toMatchObject({ errNo: 112 });
  });

  test('a host without an account', async () => {
    expect(await tap('baidu', 'wu')).toMatchObject({ ok: false, errCode: 10004 });
    for (const platform of ['douyin', 'kuaishou'] as const) {
      expect((await tap(platform, 'wu')).errMsg).toBe('getPhoneNumber:fail not login');
    }
  });
});

describe('profile', () => {
  test('Baidu: a refusal is a success with default values, and the ciphertext is called data', async () => {
    const refused = await lab.device('baidu', 'profile', { consent: 'deny' });
    expect(refused).toMatchObject({ ok: true, userInfo: { nickName: '百度网友', isAnonymous: true } });
    const given = await lab.device('baidu', 'profile');
    expect(Object.keys(given).sort()).toEqual(['data', 'errMsg', 'iv', 'ok', 'userInfo']);
    expect(given).toMatchObject({ userInfo: { nickName: '晓雨' } });
  });

  test('the others fail on a refusal', async () => {
    for (const [platform, api] of [
      ['wechat', 'getUserProfile'],
      ['douyin', 'getUserProfile'],
      ['kuaishou', 'getUserInfo'],
    ] as const) {
      expect(await lab.device(platform, 'profile', { consent: 'deny' })).toEqual({
        ok: false,
        errMsg: `${api}:fail auth deny`,
      });
    }
  });
});

describe('privacy agreement', () => {
  test('is asked for until it is agreed to; a disagreement blocks the phone number', async () => {
    const ask = (action: string) => lab.device('wechat', 'privacy', { action });
    expect(await ask('query')).toMatchObject({ ok: true, needAuthorization: true });
    expect(await ask('disagree')).toMatchObject({ needAuthorization: true });
    expect(await lab.device('wechat', 'phone-number')).toMatchObject({
      ok: false,
      errMsg: 'getPhoneNumber:fail privacy permission is not authorized',
      errNo: 104,
    });
    expect(await ask('agree')).toMatchObject({ needAuthorization: false });
    expect((await lab.device('wechat', 'phone-number')).ok).toBe(true);
    expect((await lab.device('baidu', 'privacy', { action: 'query' })).ok).toBe(false);
  });
});

test('an unknown app, person, platform or field is named loudly', async () => {
  const nobody = await lab.json('/device/wechat/login', {
    appId: lab.world.apps.wechat.appId,
    personId: 'nobody',
  });
  expect([nobody.status, nobody.body.errMsg]).toEqual([404, 'the sandbox knows no person nobody']);
  const noApp = await lab.json('/device/wechat/login', { appId: 'wx?', personId: 'lin' });
  expect([noApp.status, noApp.body.errMsg]).toEqual([404, 'the sandbox knows no app wx? on wechat']);
  expect((await lab.json('/device/alipay/login', { appId: 'x', personId: 'lin' })).status).toBe(400);
  const typo = await lab.json('/device/wechat/login', {
    appId: lab.world.apps.wechat.appId,
    personId: 'lin',
    forse: true,
  });
  expect(typo.status).toBe(400);
});
