import { DatabaseError } from 'pg';
import { createLogger } from './log';
import { describeError } from './log-scrub';
import { createTestApp, type TestApp } from './testing/app';
import { createTestDatabase } from './testing/database';
import { startSandbox, type TestSandbox } from './testing/sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const capture = () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  return { lines, logger: createLogger('trace', stream) };
};

const passwords = { right: 'sea-otter-42', wrong: 'wrong-otter-41', next: 'sea-otter-43' };

const register = async (server: TestApp, keep: <T>(value: T) => T): Promise<void> => {
  const code = keep(await sandbox.loginCode('kuaishou', 'chen'));
  const pair = await sandbox.device('kuaishou', 'phone-number', { personId: 'chen' });
  const { rawData, signature } = await sandbox.device('kuaishou', 'profile', { personId: 'chen' });
  const [encryptedData, iv] = [keep(pair.encryptedData), keep(pair.iv)];
  const body = { platform: 'kuaishou', code, encryptedData, iv, rawData, signature: keep(signature) };
  const headers = { 'idempotency-key': 'log-key-register' };
  const answer = await server.call('POST', '/api/login/register', { body, headers });
  keep(answer.body.session.token);
};

/** What a member does with number, password and account, right and wrong. */
const useAccount = async (server: TestApp, keep: <T>(value: T) => T): Promise<void> => {
  const [phone, other] = [keep('13900000098'), keep('13900000097')];
  const { right, wrong, next } = passwords;
  for (const password of [right, wrong, next]) keep(password);
  const post = (path: string, body: object, token?: string) => server.call('POST', path, { body, token });
  const code = async (to: string, purpose: string) => {
    sandbox.clock.advance(60_000);
    await post('/api/login/sms/send', { phone: to, purpose });
    return keep(sandbox.smsCode(to));
  };
  const reset = { phone, smsCode: await code(phone, 'reset-password'), password: right };
  await post('/api/login/password/reset', reset);
  await post('/api/login/password/reset', reset);
  await post('/api/login/password', { phone, password: wrong, platform: 'h5' });
  const login = await post('/api/login/password', { phone, password: right, platform: 'h5' });
  const token = keep(login.body.session.token);
  await post('/api/me/password', { password: next, proof: { kind: 'password', password: wrong } }, token);
  await post('/api/me/password', { password: next, proof: { kind: 'password', password: right } }, token);
  const smsCode = await code(other, 'change-phone');
  const proof = { kind: 'password', password: next };
  const changed = await post('/api/me/phone', { phone: other, smsCode, proof }, token);
  const last = keep(changed.body.session.token);
  await server.call('POST', '/api/me/proof/sms', { token: last });
  await post('/api/me/phone/unbind', { proof }, last);
  await server.call('GET', '/api/me/devices', { token: last });
  await post('/api/me/deletion', { proof: { kind: 'sms', smsCode: keep(sandbox.smsCode(other)) } }, last);
  await post('/api/me/deletion', { proof }, last);
  await register(server, keep);
  sandbox.clock.advance(7 * 24 * 3600 * 1000);
  await post('/api/login/password', { phone, password: next, platform: 'h5' });
};

test('[S02] no secret of a whole run stands in a log line, from the first code to a broken database', async () => {
  const { lines, logger } = capture();
  const database = await createTestDatabase();
  const overrides = { config: sandbox.config, logger };
  const server = await createTestApp({ database, overrides, clock: sandbox.clock });
  const secrets: string[] = [];
  const keep = <T>(value: T): T => {
    secrets.push(String(value));
    return value;
  };
  const members: string[] = [];
  for (const [index, platform] of (['wechat', 'douyin', 'baidu', 'kuaishou'] as const).entries()) {
    const code = keep(await sandbox.loginCode(platform, 'lin'));
    const headers = { 'idempotency-key': keep(`log-key-000${index}`) };
    const body = { platform, code };
    const login = await server.call('POST', '/api/login/exchange', { body, headers });
    await server.call('POST', '/api/login/exchange', {
      body,
      headers: { 'idempotency-key': 'log-key-other' },
    });
    const token = keep(login.body.session.token);
    const granted = await sandbox.device(platform, 'phone-number', { personId: 'lin' });
    const pair = { encryptedData: keep(granted.encryptedData), iv: keep(granted.iv) };
    const proof = granted.code === undefined ? pair : { code: keep(granted.code), ...pair };
    await server.call('POST', '/api/login/phone', { token, body: { ...proof, iv: 'AAAA' } });
    const again = { body: { platform, code: keep(await sandbox.loginCode(platform, 'lin')) } };
    const relogin = await server.call('POST', '/api/login/exchange', {
      ...again,
      headers: { 'idempotency-key': `log-key-100${index}` },
    });
    const fresh = await sandbox.device(platform, 'phone-number', { personId: 'lin', baseLibrary: '2.0.0' });
    const bound = await server.call('POST', '/api/login/phone', {
      token: keep(relogin.body.session.token),
      body: { encryptedData: keep(fresh.encryptedData), iv: keep(fresh.iv) },
    });
    expect(bound.status).toBe(200);
    members.push(keep(bound.body.session.token));
    await server.call('GET', `/api/me?token=${members.at(-1)}`, { token: members.at(-1) });
  }
  await server.call('POST', '/api/login/sms/send', { body: { phone: keep('13900000099') } });
  const smsCode = keep(sandbox.smsCode('13900000099'));
  expect(smsCode).toMatch(/^\d{6}$/);
  await server.call('POST', '/api/login/sms', { body: { phone: '13900000099', smsCode, platform: 'h5' } });
  await useAccount(server, keep);
  await database.close();
  await server.call('GET', '/api/me', { token: members[0] });
  const gone = { phone: '13900000098', password: passwords.right, platform: 'h5' };
  await server.call('POST', '/api/login/password', { body: gone });
  await server.call('POST', '/api/login/sms/send', { body: { phone: '13900000099' } });
  const last = keep(await sandbox.loginCode('wechat', 'lin'));
  const headers = { 'idempotency-key': 'log-key-last' };
  await server.call('POST', '/api/login/exchange', { body: { platform: 'wechat', code: last }, headers });
  await server.close();

  const { wechat, douyin, baidu, kuaishou } = sandbox.config.platforms;
  for (const secret of [wechat?.secret, douyin?.secret, baidu?.appSecret, kuaishou?.appSecret]) keep(secret);
  keep('13800000001');
  keep(sandbox.config.secret.toString('base64'));
  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(50);
  expect(text).toContain('"path":"/api/login/exchange"');
  expect(text).toContain('"code":"INTERNAL"');
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(5);
    expect([secret, text.includes(secret), text.includes(encodeURIComponent(secret))]).toEqual([
      secret,
      false,
      false,
    ]);
  }
}, 120_000);

test.each<[string, object]>([
  ['headers', { headers: { authorization: 'hush', cookie: 'hush' } }],
  ['a header by itself, however it is written', { Authorization: 'hush', 'Set-Cookie': ['hush'] }],
  ['a body', { body: { a: 'hush' }, payload: 'hush' }],
  ['a query', { query: { token: 'hush' }, url: '/api/me?token=hush', baseUrl: 'http://x/?hush' }],
  ['what lies deep', { a: { b: [{ c: { session: { token: 'hush', session_key: 'hush' } } }] } }],
  ['what is too deep to be looked at', { a: { b: { c: { d: { e: { f: { g: { h: 'hush' } } } } } } } }],
  ['bytes', { key: Buffer.from('hush'), list: [new Uint8Array(4)] }],
  ['codes that somebody logs in with', { code: 'hush', smsCode: 'hush', jsCode: 'hush' }],
  [
    'a request of the framework',
    { req: { method: 'GET', url: '/a?hush', headers: { a: 'hush' }, body: 'hush' } },
  ],
  ['a reply of the framework', { res: { statusCode: 200, raw: 'hush', request: { body: 'hush' } } }],
  ['what a database was given', { sql: 'select $1', params: ['hush'], values: ['hush'], detail: 'hush' }],
])('[S20] struck out: %s', (_what, fields) => {
  const { lines, logger } = capture();
  logger.info(fields, 'said');
  logger.child(fields).warn('said by a child');
  logger.error({ deep: { fields } });
  expect(lines).toHaveLength(3);
  expect(lines.join()).not.toContain('hush');
});

test('[S20] what is no secret stays', () => {
  const { lines, logger } = capture();
  const fields = {
    code: 'AUTH_FAIL',
    reason: 'x',
    n: 1,
    none: null,
    deep: { platform: 'wechat', list: [1] },
  };
  logger.info({ ...fields, req: { method: 'GET', url: '/api/me?x' }, res: { statusCode: 204 } }, 'answered');
  logger.info({ code: '23505', url: 'http://a/b' });
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first).toMatchObject({
    ...fields,
    msg: 'answered',
    req: { path: '/api/me' },
    res: { statusCode: 204 },
  });
  expect(second).toMatchObject({ code: '23505', url: 'http://a/b' });
});

test('[S20] errors of Postgres lose what they were given: message, detail, where, parameters, causes', () => {
  const broken = new DatabaseError('invalid input syntax for type bigint: "13800138000 hush"', 1, 'error');
  Object.assign(broken, { code: '22P02', detail: 'Key (phone)=(hush)', where: 'hush', parameters: ['hush'] });
  const failed = new Error('Failed query: insert into users values ($1)\nparams: hush,13800138000', {
    cause: broken,
  });
  const outer = new Error('no', { cause: new AggregateError([failed, broken], 'many') });
  const { lines, logger } = capture();
  logger.error({ err: failed }, 'request failed');
  logger.error({ error: broken });
  logger.error(failed);
  logger.error({ err: outer, deep: { cause: outer } }, 'at %s %o', 'x', { token: 'hush' });
  logger.error(failed, failed.message);
  expect(lines).toHaveLength(5);
  expect(lines.join()).not.toMatch(/hush|13800138000/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'request failed',
    err: {
      message: 'Failed query: insert into users values ($1)\nparams: [removed]',
      cause: { code: '22P02', message: 'invalid input syntax for type bigint: [removed]' },
    },
  });
  expect(JSON.parse(lines[3] ?? '')).toMatchObject({ err: { cause: { errors: [{ type: 'Error' }, {}] } } });
});

test('[S20] a text that is no JSON is not quoted', () => {
  let error: unknown;
  try {
    JSON.parse('hush, this is no JSON at all');
  } catch (caught) {
    error = caught;
  }
  expect(JSON.stringify(describeError(error))).not.toContain('hush');
});

test('an error keeps its kind and place, and loses the values in its message', () => {
  const error = new Error('Failed query: select $1\nparams: 13800138000\nat hush (and more)', {
    cause: Object.assign(new Error('key (phone)=(13800138000) exists'), { code: '23505', detail: 'hush' }),
  });
  expect(describeError(error)).toMatchObject({
    type: 'Error',
    message: 'Failed query: select $1\nparams: [removed]',
    frames: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
    cause: { code: '23505', message: 'key (phone)=([digits]) exists' },
  });
  expect(JSON.stringify(describeError(error))).not.toMatch(/hush|13800138000/);
});
