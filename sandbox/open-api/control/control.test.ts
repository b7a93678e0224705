import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { at, createLab, type Lab, MINUTE } from '../testing/lab';
import type { Platform } from '../world/types';

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});
afterEach(() => lab.app.close());

const faults = (platform: Platform, order: object) => lab.json('/control/faults', { platform, ...order });
const query = (js_code: string) => {
  const { appId: appid, secret } = lab.world.apps.wechat;
  return { appid, secret, js_code, grant_type: 'authorization_code' };
};
const wechat = async (code?: string) =>
  lab.get('/wechat/sns/jscode2session', query(code ?? (await lab.loginCode('wechat'))));
const kuaishou = async (code?: string) => {
  const { appId: app_id, secret: app_secret } = lab.world.apps.kuaishou;
  const js_code = code ?? (await lab.loginCode('kuaishou'));
  return lab.form('/kuaishou/oauth2/mp/code2session', { app_id, app_secret, js_code });
};
const tap = async (platform: Platform) => lab.device(platform, 'phone-number');

describe('faults', () => {
  test('slow waits as long as it is told, on its platform, until it is turned off', async () => {
    await faults('wechat', { slow: 800 });
    await wechat();
    await kuaishou();
    expect(lab.waited).toEqual([800]);
    await faults('wechat', { slow: 0 });
    await wechat();
    expect(lab.waited).toEqual([800]);
  });

  test('http5xx strikes as often as it is told and spends no code', async () => {
    await faults('wechat', { http5xx: 2 });
    const code = await lab.loginCode('wechat');
    const replies = [await wechat(code), await wechat(code), await wechat(code)];
    expect(replies.map((reply) => reply.status)).toEqual([502, 502, 200]);
    expect(replies[0]?.type).toContain('text/html');
    expect(replies[2]?.body).toHaveProperty('openid');
  });

  test('busy and rateLimit speak each dialect', async () => {
    await faults('wechat', { busy: 1 });
    expect((await wechat()).body.errcode).toBe(-1);
    await faults('wechat', { rateLimit: 1 });
    expect((await wechat()).body.errcode).toBe(45011);
    expect((await wechat()).body).toHaveProperty('openid');
    await faults('kuaishou', { busy: true });
    expect((await kuaishou()).body.result).not.toBe(1);
    await faults('kuaishou', { busy: false, rateLimit: true });
    expect((await kuaishou()).status).toBe(429);
    await faults('douyin', { busy: true });
    const { appId: appid, secret } = lab.world.apps.douyin;
    const body = { appid, secret, code: await lab.loginCode('douyin') };
    expect((await lab.json('/douyin/api/apps/v2/jscode2session', body)).body.err_no).toBe(-1);
  });

  test('deadCodes: whatever code comes is refused', async () => {
    await faults('wechat', { deadCodes: true });
    expect((await wechat()).body.errcode).toBe(40029);
    await faults('kuaishou', { deadCodes: 1 });
    expect((await kuaishou()).body.result).not.toBe(1);
    expect((await kuaishou()).body.result).toBe(1);
  });

  test('a fault may be meant for one person or one endpoint', async () => {
    await faults('wechat', { http5xx: { personId: 'chen' } });
    expect((await wechat()).status).toBe(200);
    expect((await wechat(await lab.loginCode('wechat', { personId: 'chen' }))).status).toBe(502);
    await faults('wechat', { http5xx: { on: ['token'] } });
    expect((await wechat()).status).toBe(200);
    await faults('wechat', { http5xx: { on: ['login'] } });
    expect((await lab.device('wechat', 'login')).ok).toBe(false);
  });

  test('rotateKey, expireKey and checkSessionLies', async () => {
    const check = async () => (await lab.device('wechat', 'check-session')).ok;
    await wechat();
    expect(await check()).toBe(true);
    await faults('wechat', { rotateKey: 'lin' });
    expect(await check()).toBe(false);
    await faults('wechat', { checkSessionLies: true });
    expect(await check()).toBe(true);
    await faults('wechat', { clear: true });
    await wechat();
    await faults('wechat', { expireKey: 'lin' });
    expect(await check()).toBe(false);
  });

  test('revokeAccessToken kills every token of the platform', async () => {
    const { appId: appid, secret } = lab.world.apps.wechat;
    const body = { grant_type: 'client_credential', appid, secret };
    const { access_token: token } = (await lab.json('/wechat/cgi-bin/stable_token', body)).body;
    const use = async () =>
      (await lab.json(`/wechat/wxa/business/getuserphonenumber?access_token=${token}`, { code: 'x' })).body
        .errcode;
    expect(await use()).toBe(40029);
    await faults('wechat', { revokeAccessToken: true });
    expect(await use()).toBe(40001);
    expect((await lab.json('/wechat/cgi-bin/stable_token', body)).body.access_token).not.toBe(token);
  });

  test('noQuota, noPermission, privacyUndeclared and refusePhone answer the tap', async () => {
    await faults('wechat', { noQuota: 1 });
    expect(await tap('wechat')).toMatchObject({ ok: false, errNo: 1400001 });
    await faults('wechat', { noPermission: 1 });
    expect(await tap('wechat')).toMatchObject({ ok: false, errMsg: 'getPhoneNumber:fail no permission' });
    await faults('wechat', { privacyUndeclared: true });
    expect(await tap('wechat')).toMatchObject({ ok: false, errNo: 112 });
    expect(await lab.device('wechat', 'privacy', { action: 'query' })).toMatchObject({
      needAuthorization: false,
    });
    await faults('wechat', { clear: true, refusePhone: 1 });
    expect(await tap('wechat')).toMatchObject({ ok: false, errMsg: 'getPhoneNumber:fail user deny' });
    expect((await tap('wechat')).ok).toBe(true);
  });

  test('lostAnswer: the code is spent, but the caller hears nothing', async () => {
    await lab.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = lab.app.server.address() as AddressInfo;
    const code = await lab.loginCode('wechat');
    await faults('wechat', { lostAnswer: 1 });
    const path = `/wechat/sns/jscode2session?${new URLSearchParams(query(code))}`;
    const [error] = (await once(request({ port, host: '127.0.0.1', path }).end(), 'error')) as [Error];
    expect(error.message).toMatch(/socket hang up|ECONNRESET/);
    expect((await wechat(code)).body.errcode).toBe(40163);
  });

  test('an unknown switch is refused', async () => {
    expect((await faults('wechat', { slowly: 1 })).status).toBe(400);
  });
});

describe('state, clock, people, ledger, messages', () => {
  test('the state shows the platforms without any secret', async () => {
    const { body: session } = await wechat();
    const { code } = await tap('wechat');
    await faults('wechat', { slow: 10 });
    const { text, body } = await lab.get('/control/state');
    expect(at(body, 'platforms', 'wechat', 'codes')).toEqual({ live: 1, used: 1, expired: 0 });
    expect(at(body, 'platforms', 'wechat', 'faults', 'slow', 'ms')).toBe(10);
    expect(at(body, 'platforms', 'wechat', 'sessions', '0')).toMatchObject({ personId: 'lin', live: true });
    for (const secret of [session.session_key, code, lab.world.apps.wechat.secret, '13800000001']) {
      expect(text).not.toContain(String(secret));
    }
  });

  test('the clock moves forward only', async () => {
    const { now } = (await lab.get('/control/state')).body;
    const { body } = await lab.json('/control/clock', { advanceMs: 5 * MINUTE });
    expect(body.now).toBe(Number(now) + 5 * MINUTE);
    expect((await lab.json('/control/clock', { advanceMs: -1 })).status).toBe(400);
  });

  test('people can be added and changed', async () => {
    await lab.json('/control/people', {
      id: 'sun',
      name: '孙悦',
      phoneNumbers: ['13800000007'],
      hosts: { baidu: 'out' },
    });
    expect((await lab.device('baidu', 'login', { personId: 'sun' })).errCode).toBe(10004);
    await lab.json('/control/people', { id: 'sun', hosts: { baidu: 'in' } });
    expect((await lab.device('baidu', 'login', { personId: 'sun' })).ok).toBe(true);
    const { people } = (await lab.get('/control/people')).body as { people: { id: string; name: string }[] };
    expect(people.find((person) => person.id === 'sun')).toMatchObject({
      name: '孙悦',
      phoneNumbers: ['13800000007'],
    });
    expect(people).toHaveLength(7);
  });

  test('the ledger counts one login and one exchange', async () => {
    await wechat();
    await wechat('never issued');
    await kuaishou(await lab.loginCode('kuaishou', { personId: 'chen' }));
    const all = (await lab.get('/control/ledger')).body;
    expect(all.counts).toEqual({
      'wechat.login': 1,
      'wechat.exchange': 2,
      'wechat.exchange:40029': 1,
      'kuaishou.login': 1,
      'kuaishou.exchange': 1,
    });
    const his = (await lab.get('/control/ledger', { personId: 'chen' })).body;
    expect(his.counts).toEqual({ 'kuaishou.login': 1, 'kuaishou.exchange': 1 });
    const late = (await lab.get('/control/ledger', { after: '4' })).body;
    expect(late.entries).toMatchObject([
      { seq: 5, platform: 'kuaishou', endpoint: 'exchange', outcome: 'ok' },
    ]);
  });

  test('a text message lies in the inbox of its phone', async () => {
    const sent = await lab.json('/sms/messages', { phone: '13800000001', text: '验证码 123456' });
    expect([sent.status, sent.body.ok]).toEqual([202, true]);
    const inbox = async (phone: string) => (await lab.get('/control/sms', { phone })).body.messages;
    expect(await inbox('13800000001')).toMatchObject([{ text: '验证码 123456' }]);
    expect(await inbox('13800000002')).toEqual([]);
    expect((await lab.json('/sms/messages', { phone: 'x', text: 'y' })).status).toBe(400);
  });

  test('reset forgets everything; the random values go on unless they are told to start over', async () => {
    const first = await lab.loginCode('wechat');
    await lab.json('/control/people', { id: 'sun' });
    await lab.json('/control/clock', { advanceMs: MINUTE });
    await faults('wechat', { http5xx: true });
    expect((await lab.send({ method: 'POST', url: '/control/reset' })).body).toEqual({ ok: true });
    const state = (await lab.get('/control/state')).body;
    expect(state.people).toBe(6);
    expect(at(state, 'platforms', 'wechat', 'faults')).toEqual({});
    expect((await lab.get('/control/ledger')).body.entries).toEqual([]);
    expect((await wechat(first)).body.errcode).toBe(40029);
    expect(await lab.loginCode('wechat')).not.toBe(first);
    await lab.json('/control/reset', { restartSequence: true });
    expect(await lab.loginCode('wechat')).toBe(first);
  });
});
