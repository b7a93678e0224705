import { createDecipheriv } from 'node:crypto';
import { at, createLab, type Lab, MINUTE, OTHER_APPS } from '../../testing/lab';

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});
afterEach(() => lab.app.close());

const SESSION = '/baidu-sp/oauth/jscode2sessionkey';
const credentials = () => ({ client_id: lab.world.apps.baidu.appId, sk: lab.world.apps.baidu.secret });
const exchange = async (code: string, change: Record<string, string> = {}) =>
  (await lab.form(SESSION, { ...credentials(), code, ...change })).body;
const tokenQuery = () => ({
  grant_type: 'client_credentials',
  client_id: lab.world.apps.baidu.appId,
  client_secret: lab.world.apps.baidu.secret,
  scope: 'smartapp_snsapi_base',
});
const token = async () => String((await lab.get('/baidu/oauth/2.0/token', tokenQuery())).body.access_token);

describe('jscode2sessionkey', () => {
  test('a form, or the same keys in the query, gives openid and a key of 24 bytes', async () => {
    const body = await exchange(await lab.loginCode('baidu'));
    expect(Object.keys(body).sort()).toEqual(['openid', 'session_key']);
    expect(body.session_key).toMatch(/^[0-9a-f]{32}$/);
    expect(Buffer.from(String(body.session_key), 'base64')).toHaveLength(24);
    const query = { ...credentials(), code: await lab.loginCode('baidu') };
    const byQuery = await lab.send({ method: 'POST', url: SESSION, query });
    expect(byQuery.body.openid).toBe(body.openid);
  });

  test('a JSON body is not read', async () => {
    const { body } = await lab.json(SESSION, { ...credentials(), code: await lab.loginCode('baidu') });
    expect(body).toMatchObject({ errno: 10010100, error_description: 'parameter is invalid' });
  });

  test('codes are single-use, live ten minutes, and belong to their app', async () => {
    const code = await lab.loginCode('baidu');
    const other = OTHER_APPS.find((app) => app.platform === 'baidu');
    expect(await exchange(code, { client_id: other?.appId ?? '', sk: other?.secret ?? '' })).toHaveProperty(
      'errno',
    );
    expect(await exchange(code)).toHaveProperty('openid');
    expect(await exchange(code)).toMatchObject({ error: 'invalid_grant' });
    const late = await lab.loginCode('baidu');
    lab.world.clock.advance(10 * MINUTE - 1);
    expect(await exchange(late)).toHaveProperty('openid');
    const later = await lab.loginCode('baidu');
    lab.world.clock.advance(10 * MINUTE);
    expect(await exchange(later)).toMatchObject({ error: 'invalid_grant' });
  });

  test('wrong credentials', async () => {
    const code = await lab.loginCode('baidu');
    expect(await exchange(code, { sk: 'wrong' })).toMatchObject({ error: 'invalid_client' });
    expect(await exchange(code, { client_id: 'nobody' })).toMatchObject({ error: 'invalid_client' });
    expect(await exchange('')).toMatchObject({ error: 'invalid_request' });
  });
});

describe('openapi.baidu.com', () => {
  test('a token of thirty days, by GET and by POST, and the old one lives on', async () => {
    const got = await lab.get('/baidu/oauth/2.0/token', tokenQuery());
    expect(got.body).toMatchObject({ expires_in: 2592000, scope: 'smartapp_snsapi_base' });
    const posted = await lab.form('/baidu/oauth/2.0/token', tokenQuery());
    expect(posted.body.access_token).not.toBe(got.body.access_token);
    expect(lab.world.tokens.countLive('baidu')).toBe(2);
  });

  test('token refusals speak OAuth', async () => {
    const ask = async (change: Record<string, string>) => {
      const { status, body } = await lab.get('/baidu/oauth/2.0/token', { ...tokenQuery(), ...change });
      return [status, body.error];
    };
    expect(await ask({ client_secret: 'wrong' })).toEqual([401, 'invalid_client']);
    expect(await ask({ client_id: 'nobody' })).toEqual([401, 'invalid_client']);
    expect(await ask({ grant_type: 'password' })).toEqual([400, 'unsupported_grant_type']);
    expect(await ask({ grant_type: '' })).toEqual([400, 'invalid_request']);
    expect(await ask({ scope: 'netdisk' })).toEqual([400, 'invalid_scope']);
  });

  test('getsessionkey answers with open_id inside data', async () => {
    const ask = async (accessToken: string, code: string) =>
      (
        await lab.get('/baidu/rest/2.0/smartapp/getsessionkey', {
          access_token: accessToken,
          code,
          grant_type: 'authorization_code',
        })
      ).body;
    const code = await lab.loginCode('baidu');
    expect((await ask('wrong', code)).errno).toBe(110);
    const body = await ask(await token(), code);
    expect([body.errno, body.errmsg]).toEqual([0, 'succ']);
    expect(at(body, 'data', 'open_id')).toBe(lab.world.ids.openId(lab.world.apps.baidu, 'lin'));
    expect((await ask(await token(), code)).errno).toBe(10010100);
  });

  test('getunionid', async () => {
    const { openid } = await exchange(await lab.loginCode('baidu'));
    const ask = async (accessToken: string, id: string) =>
      (await lab.form(`/baidu/rest/2.0/smartapp/getunionid?access_token=${accessToken}`, { openid: id }))
        .body;
    const body = await ask(await token(), String(openid));
    expect(at(body, 'data', 'unionid')).toBe(lab.world.ids.unionId(lab.world.apps.baidu, 'lin'));
    expect((await ask(await token(), 'nobody')).errno).toBe(1);
    expect((await ask('wrong', String(openid))).errno).toBe(110);
    const old = await token();
    lab.world.clock.advance(30 * 24 * 60 * MINUTE);
    expect((await ask(old, String(openid))).errno).toBe(111);
  });
});

test('the phone pair is framed, carries `mobile` and ends with the AppKey', async () => {
  const { session_key: key } = await exchange(await lab.loginCode('baidu'));
  const answer = await lab.device('baidu', 'phone-number');
  expect(answer).toMatchObject({ ok: true, errMsg: 'getPhoneNumber:ok' });
  expect(answer.code).toBeUndefined();
  const cipher = createDecipheriv(
    'aes-192-cbc',
    Buffer.from(String(key), 'base64'),
    Buffer.from(String(answer.iv), 'base64'),
  );
  cipher.setAutoPadding(false);
  const frame = Buffer.concat([cipher.update(String(answer.encryptedData), 'base64'), cipher.final()]);
  expect(frame.length % 32).toBe(0);
  const length = frame.readUInt32BE(16);
  expect(frame.subarray(20, 20 + length).toString()).toBe('{"mobile":"13800000001"}');
  const end = frame.length - (frame[frame.length - 1] ?? 0);
  expect(frame.subarray(20 + length, end).toString()).toBe(lab.world.apps.baidu.appId);
});
