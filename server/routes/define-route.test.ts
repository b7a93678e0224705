import type { RouteOptions } from 'fastify';
import type { Database } from '../db/types';
import { createTestApp, type TestApp, type TestCaller } from '../testing/app';
import { testConfig } from '../testing/config';
import { createTestDatabase } from '../testing/database';

/**
 * The laws of S16 over whatever is registered, whether it came from the contract or not. Files and the API page take no
 * input but their path, which the file server checks.
 */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

let database: Database;
let server: TestApp;
let member: TestCaller;
let routes: readonly RouteOptions[];

const files = ['/avatars/:file', '/ops/funnel'];

const isOurs = ({ url, method }: RouteOptions): boolean =>
  method !== 'HEAD' &&
  !url.endsWith('*') &&
  !files.includes(url) &&
  !url.startsWith('/docs') &&
  !/\.[a-z]+$/.test(url);

const credential = 'a-credential-for-the-operators';

beforeAll(async () => {
  database = await createTestDatabase();
  const config = testConfig({ metrics: { token: credential, port: null, host: '127.0.0.1' } });
  server = await createTestApp({ database, overrides: { config } });
  member = await server.signIn({ phone: '13800138016' });
  routes = server.routes.filter(isOurs);
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

const partOf = (route: RouteOptions, part: 'body' | 'querystring' | 'params'): Schema | undefined =>
  route.schema?.[part] as Schema | undefined;
const nameOf = ({ method, url }: RouteOptions): string => `${String(method)} ${url}`;
const takesBody = ({ method }: RouteOptions): boolean => /POST|PUT|PATCH|DELETE/.test(String(method));

/** Where in a schema something is open: objects that take any field, texts and lists of any length. */
const openPlaces = (schema: Schema, place: string): string[] => {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one, n) => openPlaces(one, `${place}|${n}`));
  if (schema.type === 'object') {
    const own = schema.additionalProperties === false ? [] : [`${place} takes any field`];
    const inner = Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
      openPlaces(one, `${place}/${name}`),
    );
    return [...own, ...inner];
  }
  if (schema.type === 'array') {
    const own = schema.maxItems === undefined ? [`${place} takes any number`] : [];
    return [...own, ...openPlaces(schema.items ?? {}, `${place}[]`)];
  }
  const { type, maxLength, pattern, enum: words, const: word } = schema;
  const isBound = [maxLength, pattern, words, word].some((limit) => limit !== undefined);
  return type === 'string' && !isBound ? [`${place} takes any length`] : [];
};

test('[S16] there are routes, and each of the contract is among them', () => {
  expect(routes.length).toBeGreaterThan(40);
});

test('[S16] every route says what its query and its path are, and nothing in them is open', () => {
  const open = routes.flatMap((route) => {
    const query = partOf(route, 'querystring');
    const params = partOf(route, 'params');
    const names = [...route.url.matchAll(/:(\w+)/g)].map(([, name]) => name);
    return [
      ...(query === undefined ? ['query is not described'] : openPlaces(query, 'query')),
      ...(names.length > 0 && params === undefined ? ['path is not described'] : []),
      ...names
        .filter((name) => name !== undefined && !(name in (params?.properties ?? {})))
        .map((name) => `:${name}`),
      ...(params === undefined ? [] : openPlaces(params, 'path')),
    ].map((fault) => `${nameOf(route)}: ${fault}`);
  });
  expect(open).toEqual([]);
});

test('[S16] no body is open: every object is closed, every text and list has its limit', () => {
  const open = routes.flatMap((route) => {
    const body = partOf(route, 'body');
    return body === undefined ? [] : openPlaces(body, 'body').map((fault) => `${nameOf(route)}: ${fault}`);
  });
  expect(open).toEqual([]);
});

test('[S16] every route says what it answers, also with an error', () => {
  const silent = routes.filter(({ schema }) => {
    const answers = Object.keys((schema?.response as object | undefined) ?? {});
    return !answers.includes('200') || !answers.some((status) => /^[45]/.test(status));
  });
  expect(silent.map(nameOf)).toEqual([]);
});

const send = async (route: RouteOptions, payload: string, type = 'application/json') => {
  const answer = await server.app.inject({
    method: route.method as 'POST',
    url: route.url.replace(/:\w+/g, 'none'),
    headers: { ...member.headers, 'content-type': type, 'idempotency-key': 'key-12345678' },
    payload,
  });
  return { status: answer.statusCode, ...(answer.json() as { code: string; field?: string }) };
};

/** Everything that a schema asks for, of no particular value: an unknown field is noticed before values are. */
const bare = (schema: Schema | undefined): Record<string, unknown> =>
  Object.fromEntries((schema?.required ?? []).map((name) => [name, null]));

const outcomes = async (
  chosen: readonly RouteOptions[],
  ask: (route: RouteOptions) => Promise<readonly unknown[]>,
): Promise<Record<string, readonly unknown[]>> => {
  const all: Record<string, readonly unknown[]> = {};
  for (const route of chosen) all[nameOf(route)] = await ask(route);
  return all;
};

const same = (chosen: readonly RouteOptions[], outcome: readonly unknown[]) =>
  Object.fromEntries(chosen.map((route) => [nameOf(route), outcome]));

/** Whoever has no session is turned away before a body is looked at, which is as good; that is tested where they are. */
const open = (): readonly RouteOptions[] =>
  routes.filter((route) => takesBody(route) && route.config?.endpoint !== undefined);
const isUpload = (route: RouteOptions): boolean => route.config?.endpoint?.upload === true;

test('[S16] an unknown field is refused by name', async () => {
  const chosen = open().filter((route) => !isUpload(route) && partOf(route, 'body')?.anyOf === undefined);
  expect(chosen.length).toBeGreaterThan(15);
  const found = await outcomes(chosen, async (route) => {
    const body = JSON.stringify({ ...bare(partOf(route, 'body')), surprise: 1 });
    const { status, code, field } = await send(route, body);
    // A path that is none is refused before the body.
    return [status, code, partOf(route, 'params') !== undefined && field !== 'surprise' ? 'surprise' : field];
  });
  expect(found).toEqual(same(chosen, [400, 'INVALID_INPUT', 'surprise']));
});

test('[S16] what is no JSON, has a forbidden name, is too large or of another type is refused everywhere', async () => {
  const chosen = open();
  const json = chosen.filter((route) => !isUpload(route));
  const statusOf = (payload: string, type?: string) => async (route: RouteOptions) => {
    const { status, code } = await send(route, payload, type);
    return [status, code];
  };
  for (const broken of ['{"a":', 'nonsense', '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{}}}']) {
    expect(await outcomes(json, statusOf(broken))).toEqual(same(json, [400, 'INVALID_INPUT']));
  }
  const huge = JSON.stringify({ a: 'x'.repeat(65_536) });
  expect(await outcomes(json, statusOf(huge))).toEqual(same(json, [413, 'BODY_TOO_LARGE']));
  for (const type of ['text/xml', 'application/x-www-form-urlencoded', 'text/plain']) {
    expect(await outcomes(chosen, statusOf('a=1', type))).toEqual(
      same(chosen, [415, 'UNSUPPORTED_MEDIA_TYPE']),
    );
  }
});

test('[S16] an unknown query parameter is refused by name on every route', async () => {
  const chosen = routes.filter(
    (route) => !route.url.startsWith('/internal') && !route.url.startsWith('/ops'),
  );
  const found = await outcomes(chosen, async (route) => {
    const headers = {
      authorization: route.url === '/metrics' ? `Bearer ${credential}` : member.headers.authorization,
      'idempotency-key': 'key-12345678',
    };
    const url = `${route.url.replace(/:\w+/g, 'none')}?surprise=1`;
    const body = partOf(route, 'body');
    const answer = await server.app.inject({
      method: route.method as 'GET',
      url,
      headers,
      ...(body === undefined ? {} : { payload: bare(body) }),
    });
    return [answer.statusCode, answer.json().code];
  });
  expect(found).toEqual(same(chosen, [400, 'INVALID_INPUT']));
});
