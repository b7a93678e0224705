import { createDecipheriv } from 'node:crypto';
import { signRawData } from '../../crypto/signatures';
import { createLab, type Lab, MINUTE, OTHER_APPS } from '../../testing/lab';

let lab: Lab;
beforeEach(() => {
  lab = createLab();
});
afterEach(() => lab.app.close());

const EXCHANGE = '/kuaishou/oauth2/mp/code2session';
const TOKEN = '/kuaishou/oauth2/access_token';
const credentials = () => ({
  app_id: lab.world.apps.kuaishou.appId,
  app_secret: lab.world.apps.kuaishou.secret,
});
const exchange = async (js_code: string, change: Record<string, string> = {}) =>
  (await lab.form(EXCHANGE, { ...credentials(), js_code, ...change })).body;
const token = async (change: Record<string, string> = {}) =>
  (await lab.form(TOKEN, { ...credentials(), grant_type: 'client_credentials', ...change })).body;

const open = (answer: Record<string, unknown>, key: unknown): string => {
  const cipher = createDecipheriv(
    'aes-128-cbc',
    Buffer.from(String(key), 'base64'),
    Buffer.from(String(answer.iv), 'base64'),
  );
  return cipher.update(String(answer.encryptedData), 'base64', 'utf8') + cipher.final('utf8');
};

describe('code2session', () => {
  test('success is result 1, with names of its own', async () => {
    const body = await exchange(await lab.loginCode('kuaishou'));
    expect(Object.keys(body).sort()).toEqual(['open_id', 'result', 'session_key', 'union_id']);
    expect(body.result).toBe(1);
    const query = { ...credentials(), js_code: await lab.loginCode('kuaishou') };
    expect((await lab.send({ method: 'POST', url: EXCHANGE, query })).body.open_id).toBe(body.open_id);
    expect((await lab.send({ method: 'GET', url: EXCHANGE, query })).status).toBe(404);
  });

  test('an app without developer account gets no union id', async () => {
    const unbound = createLab({ apps: [{ ...lab.world.apps.kuaishou, developer: null }] });
    const form = { ...credentials(), js_code: await unbound.loginCode('kuaishou') };
    expect((await unbound.form(EXCHANGE, form)).body).not.toHaveProperty('union_id');
    await unbound.app.close();
  });

  test('codes are single-use, live ten minutes, and belong to their app', async () => {
    const code = await lab.loginCode('kuaishou');
    const other = OTHER_APPS.find((app) => app.platform === 'kuaishou');
    const foreign = await exchange(code, { app_id: other?.appId ?? '', app_secret: other?.secret ?? '' });
    expect(foreign.result).toBe(100200102);
    expect((await exchange(code)).result).toBe(1);
    expect((await exchange(code)).result).toBe(100200102);
    const late = await lab.loginCode('kuaishou');
    lab.world.clock.advance(10 * MINUTE);
    expect((await exchange(late)).result).toBe(100200102);
  });

  test('wrong credentials and encodings', async () => {
    const code = await lab.loginCode('kuaishou');
    expect((await exchange(code, { app_secret: 'wrong' })).result).toBe(100200101);
    expect((await exchange(code, { app_id: 'nobody' })).result).toBe(100200101);
    expect((await exchange('')).result).toBe(100200100);
    expect((await lab.json(EXCHANGE, { ...credentials(), js_code: code })).body.result).toBe(100200100);
  });
});

test('tokens overlap fully: an old one lives to its own end', async () => {
  const first = await token();
  expect(first).toMatchObject({ result: 1, expires_in: 172800, token_type: 'bearer' });
  lab.world.clock.advance(60 * MINUTE);
  await token();
  lab.world.clock.advance(47 * 60 * MINUTE - 1);
  const stateOf = (body: Record<string, unknown>) =>
    lab.world.tokens.judge(String(body.access_token), 'kuaishou').state;
  expect(stateOf(first)).toBe('live');
  lab.world.clock.advance(1);
  expect(stateOf(first)).toBe('expired');
  expect((await token({ app_secret: 'wrong' })).result).toBe(100200101);
  expect((await token({ grant_type: 'authorization_code' })).result).toBe(100200100);
});

test('the phone pair has no watermark; the profile is signed', async () => {
  const { session_key: key } = await exchange(await lab.loginCode('kuaishou'));
  const phone = await lab.device('kuaishou', 'phone-number');
  expect(phone.code).toBeUndefined();
  expect(open(phone, key)).toBe('{"countryCode":"86","phoneNumber":"13800000001"}');
  const profile = await lab.device('kuaishou', 'profile');
  expect(profile.signature).toBe(signRawData(String(profile.rawData), String(key)));
  expect(JSON.parse(open(profile, key))).toMatchObject({ nickName: '晓雨' });
});
