import { type Endpoint, type EndpointName, endpoints } from '../src/contract/endpoints';
import { errorTable, isErrorCode } from '../src/contract/error-codes';
import type { Database } from './db/types';
import { createTestApp, type TestApp, type TestCaller } from './testing/app';
import { testConfig } from './testing/config';
import { createTestDatabase } from './testing/database';
import { wireSchemas } from './wire-schemas';

let database: Database;
let server: TestApp;
let visitor: TestCaller;
let member: TestCaller;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await createTestApp({ database });
  visitor = await server.signIn();
  member = await server.signIn({ phone: '13800138000' });
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

const all = Object.entries(endpoints) as [EndpointName, Endpoint][];
const withBody = all.filter(([name]) => 'body' in wireSchemas[name]);
const withoutBody = all.filter(([name, { method }]) => !('body' in wireSchemas[name]) && method !== 'GET');
const withSession = all.filter(([, { auth }]) => auth === 'required');
const urlOf = ({ path }: Endpoint, id = 'none'): string => path.replace(/:[A-Za-z]+/, id);

const call = ([, endpoint]: [EndpointName, Endpoint], body?: unknown, extra: object = {}) =>
  server.call(endpoint.method, urlOf(endpoint), {
    token: member.token,
    headers: { 'idempotency-key': 'key-12345678', ...extra },
    ...(body === undefined ? {} : { body }),
  });

/** The form that every refusal has: a code of the table with its status and sentence, and nothing else. */
const expectRefusal = (answer: { status: number; body: Record<string, unknown> }, code: string): void => {
  expect(Object.keys(answer.body).filter((key) => key !== 'field')).toEqual(['code', 'message', 'requestId']);
  const entry = isErrorCode(answer.body.code) ? errorTable[answer.body.code] : undefined;
  expect(answer.body.code).toBe(code);
  expect([answer.status, answer.body.message]).toEqual([entry?.status, entry?.message]);
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .+:\d+|node_modules|\.ts\b/);
};

test('every endpoint of the contract is served', () => {
  for (const [, { method, path }] of all) expect(server.app.hasRoute({ method, url: path })).toBe(true);
});

test.each(withBody)('[S16] %s: no body, other shapes and unknown fields are refused', async (...endpoint) => {
  for (const body of [undefined, [], {}, { unknown: 1 }]) {
    expectRefusal(await call(endpoint, body), 'INVALID_INPUT');
  }
  const [name] = endpoint;
  const answer = await call(endpoint, name === 'bindPhone' ? { 'x y': 1 } : { constructor: 1, x: 1 });
  expectRefusal(answer, 'INVALID_INPUT');
  expect(answer.body.field).toBeDefined();
});

test.each(withBody)('[S16] %s: each field of the wrong type is named', async (...endpoint) => {
  const [name] = endpoint;
  const schema = wireSchemas[name] as { body?: { properties: Record<string, unknown>; required?: string[] } };
  for (const field of Object.keys(schema.body?.properties ?? {})) {
    const answer = await call(endpoint, { [field]: { wrong: true } });
    expectRefusal(answer, 'INVALID_INPUT');
    expect([field, ...(schema.body?.required ?? [])]).toContain(answer.body.field);
  }
});

test.each(withoutBody)('[S16] %s takes no body', async (...endpoint) => {
  const answer = await call(endpoint, { extra: 1 });
  expectRefusal(answer, 'INVALID_INPUT');
  expect(answer.body.field).toBe('extra');
});

test.each(all)('[S16] %s: an unknown query parameter is refused by name', async (_name, endpoint) => {
  const body = endpoint.method === 'GET' ? {} : { body: {} };
  const { token } = member;
  const answer = await server.call(endpoint.method, `${urlOf(endpoint)}?surprise=1`, { token, ...body });
  expect(answer.status).toBe(400);
  expect(['INVALID_INPUT', 'IDEMPOTENCY_KEY_REQUIRED']).toContain(answer.body.code);
});

test.each(withBody)('[S16] %s: broken, huge and foreign bodies', async (_name, endpoint) => {
  const send = (payload: string, type = 'application/json') =>
    server.app.inject({
      method: endpoint.method,
      url: urlOf(endpoint),
      payload,
      headers: { ...member.headers, 'content-type': type, 'idempotency-key': 'key-12345678' },
    });
  const read = async (answer: Awaited<ReturnType<typeof send>>) => ({
    status: answer.statusCode,
    body: answer.json(),
  });
  expectRefusal(await read(await send('{"a":')), 'INVALID_INPUT');
  expectRefusal(await read(await send('{"__proto__":{"a":1}}')), 'INVALID_INPUT');
  expectRefusal(await read(await send(JSON.stringify({ a: 'x'.repeat(65_536) }))), 'BODY_TOO_LARGE');
  expectRefusal(await read(await send('<a/>', 'text/xml')), 'UNSUPPORTED_MEDIA_TYPE');
});

test.each(all.filter(([, { path }]) => path.includes(':')))(
  '[S16] %s: a path part that cannot be an id is refused by name',
  async (name, endpoint) => {
    const body = 'body' in wireSchemas[name] ? { body: { quantity: 1 } } : {};
    for (const id of ['%3Cscript%3E', 'a%20b', 'x'.repeat(65)]) {
      const answer = await server.call(endpoint.method, urlOf(endpoint, id), {
        token: member.token,
        ...body,
      });
      expectRefusal(answer, 'INVALID_INPUT');
      expect(answer.body.field).toBe(/:(\w+)/.exec(endpoint.path)?.[1]);
    }
  },
);

test('[S16] a list limit in the query is a number in its bounds', async () => {
  const get = (limit: string) => server.call('GET', `/api/products?limit=${limit}`);
  expect((await get('3')).body.items).toHaveLength(3);
  for (const limit of ['0', '51', 'ten', '1.5']) {
    const answer = await get(limit);
    expectRefusal(answer, 'INVALID_INPUT');
    expect(answer.body.field).toBe('limit');
  }
});

test.each(withSession)(
  '[S03] %s: no token, a made-up one and a wrong scheme are AUTH_FAIL',
  async (_name, endpoint) => {
    for (const authorization of [
      undefined,
      'Bearer made-up-token-of-some-length',
      `Basic ${member.token}`,
      'Bearer ',
    ]) {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      expectRefusal(await server.call(endpoint.method, urlOf(endpoint), { headers }), 'AUTH_FAIL');
    }
  },
);

test('[I08] a visitor is refused where a member is asked for, before the input is looked at', async () => {
  for (const [, endpoint] of all.filter(([, { memberOnly }]) => memberOnly)) {
    const answer = await server.call(endpoint.method, urlOf(endpoint), { token: visitor.token });
    expectRefusal(answer, 'MEMBER_REQUIRED');
  }
});

test('[S15] where a key is asked for it must be there and have its form', async () => {
  const body = { platform: 'wechat', code: 'x' };
  const post = (headers: Record<string, string>) =>
    server.call('POST', '/api/login/exchange', { body, headers });
  expectRefusal(await post({}), 'IDEMPOTENCY_KEY_REQUIRED');
  for (const key of ['short', 'x'.repeat(65), 'with space']) {
    const answer = await post({ 'idempotency-key': key });
    expectRefusal(answer, 'INVALID_INPUT');
    expect(answer.body.field).toBe('Idempotency-Key');
  }
});

test('unknown paths, wrong methods and addresses that are none', async () => {
  expectRefusal(await server.call('GET', '/api/nothing'), 'NOT_FOUND');
  expectRefusal(await server.call('POST', '/health/live'), 'NOT_FOUND');
  const answer = await server.call('POST', '/api/cart/items/x');
  expectRefusal(answer, 'METHOD_NOT_ALLOWED');
  expect(answer.headers.allow).toBe('PUT, DELETE');
  expectRefusal(await server.call('GET', '/api/%E0%A4%A'), 'INVALID_INPUT');
});

test('a request id is answered, and a given one is kept when it has its form', async () => {
  const own = await server.call('GET', '/api/categories', { headers: { 'x-request-id': 'trace-0001' } });
  expect(own.headers['x-request-id']).toBe('trace-0001');
  const odd = await server.call('GET', '/api/me', { headers: { 'x-request-id': 'a b\tc' } });
  expect(odd.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(odd.body.requestId).toBe(odd.headers['x-request-id']);
});

test('[L25] an empty body with the JSON content type is no body: some hosts send that', async () => {
  const { token } = await server.signIn();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await server.app.inject({ method: 'POST', url: '/api/login/sign-out', headers });
  expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
});

test('[L27] sign-out ends the token', async () => {
  const { token } = await server.signIn();
  expect((await server.call('POST', '/api/login/sign-out', { token })).status).toBe(200);
  expectRefusal(await server.call('GET', '/api/me', { token }), 'AUTH_FAIL');
});

test('[S10] a session ends at its absolute end', async () => {
  const own = await createTestApp({ database, overrides: { config: testConfig({ sessionLifeMs: 1000 }) } });
  const { token } = await own.signIn();
  own.clock.advance(999);
  expect((await own.call('GET', '/api/me', { token })).status).toBe(200);
  own.clock.advance(1);
  expectRefusal(await own.call('GET', '/api/me', { token }), 'AUTH_FAIL');
  await own.close();
});

test('[P15] a nickname is kept without the space around it', async () => {
  const { token } = member;
  const answer = await server.call('PUT', '/api/me/profile', { token, body: { nickname: ' 小雨 ' } });
  expect(answer.body.user).toMatchObject({ nickname: '小雨', phoneMasked: '138****8000' });
  expect((await server.call('GET', '/api/me', { token })).body).toEqual(answer.body);
});

test('[S16] what nobody foresaw is INTERNAL and says nothing; such a server is not ready, but alive', async () => {
  const lost = await createTestDatabase();
  const own = await createTestApp({ database: lost });
  const { token } = await own.signIn();
  await lost.close();
  expectRefusal(await own.call('GET', '/api/me', { token }), 'INTERNAL');
  expect((await own.call('GET', '/health/ready')).status).toBe(503);
  expect((await own.call('GET', '/health/live')).status).toBe(200);
  await own.close();
});

test('[S21] the OpenAPI description has every endpoint', async () => {
  const { body } = await server.call('GET', '/docs/json');
  for (const [name, { method, path }] of all) {
    const operation = body.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    expect(operation?.operationId).toBe(name);
  }
});

test('[S20] health', async () => {
  expect((await server.call('GET', '/health/live')).body).toEqual({ status: 'ok' });
  expect((await server.call('GET', '/health/ready')).body).toEqual({ status: 'ok' });
});
