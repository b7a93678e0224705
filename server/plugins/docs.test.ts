import type { RouteOptions } from 'fastify';
import { type EndpointName, endpoints } from '../../src/contract/endpoints';
import { errorTable, isErrorCode } from '../../src/contract/error-codes';
import type { Database } from '../db/types';
import { codesOf, routeDocs } from '../routes/define-route-docs';
import { createTestApp, type TestApp } from '../testing/app';
import { testConfig } from '../testing/config';
import { createTestDatabase } from '../testing/database';

interface Media {
  readonly schema?: { readonly properties?: Readonly<Record<string, { readonly enum?: readonly string[] }>> };
}
interface Answer {
  readonly description?: string;
  readonly content?: Readonly<Record<string, Media>>;
}
interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, Answer>>;
}
interface Document {
  readonly servers?: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: Readonly<Record<string, unknown>> };
}

let database: Database;
let server: TestApp;
let document: Document;
beforeAll(async () => {
  database = await createTestDatabase();
  const config = testConfig({
    publicOrigin: 'https://shop.example.com',
    metrics: { token: 'a-credential-for-the-metrics', port: null, host: '127.0.0.1' },
  });
  server = await createTestApp({ database, overrides: { config } });
  document = (await server.app.inject('/docs/json')).json();
}, 60_000);
afterAll(async () => {
  await server.close();
  await database.close();
});

const names = Object.keys(endpoints) as EndpointName[];
const keyOf = (method: unknown, url: string): string =>
  `${String(method).toLowerCase()} ${url.replace(/:(\w+)/g, '{$1}')}`;
const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${path}`,
      operation,
    ]),
  );
const operationOf = (name: EndpointName): Operation => {
  const { method, path } = endpoints[name];
  const found = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`${name} is not described`);
  return found;
};
const isShown = ({ method, url, schema }: RouteOptions): boolean =>
  method !== 'HEAD' && schema?.hide !== true && !url.endsWith('*') && !url.startsWith('/docs');

test('[S21] the document has the routes that there are, and no others', () => {
  const served = server.routes.filter(isShown).map(({ method, url }) => keyOf(method, url));
  expect(
    operations()
      .map(([key]) => key)
      .sort(),
  ).toEqual([...served].sort());
  expect(served.length).toBeGreaterThanOrEqual(names.length);
  expect(document.servers).toEqual([{ url: 'https://shop.example.com' }]);
});

test('[S21] each has a name of its own, a summary, a tag, an answer, and a known security scheme', () => {
  const faults = operations().flatMap(([key, { operationId, summary, tags, responses, security }]) => {
    const schemes = (security ?? []).flatMap((one) => Object.keys(one));
    return [
      operationId === undefined && 'no name',
      (summary === undefined || summary === operationId) && 'no summary',
      tags?.length !== 1 && 'not one tag',
      Object.values(responses[200]?.content ?? {})[0]?.schema === undefined && 'no answer',
      !schemes.every((scheme) => scheme in document.components.securitySchemes) && 'unknown scheme',
    ]
      .filter((fault) => fault !== false)
      .map((fault) => `${key}: ${fault}`);
  });
  expect(faults).toEqual([]);
  const ids = operations().map(([, { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(names)('[S21] %s: what it asks of the session, its header, its body and its refusals', (name) => {
  expect(routeDocs[name]?.summary).toBeDefined();
  const endpoint: (typeof endpoints)[EndpointName] & { upload?: true; idempotencyKey?: true } =
    endpoints[name];
  const { security, parameters = [], requestBody, responses } = operationOf(name);
  const expected = { none: [], optional: [{}, { session: [] }], required: [{ session: [] }] };
  expect(security).toEqual(expected[endpoint.auth]);
  const key = parameters.find((one) => one.in === 'header');
  expect([key?.name, key?.required]).toEqual(
    endpoint.idempotencyKey ? ['idempotency-key', true] : [undefined, undefined],
  );
  if (endpoint.upload) expect(Object.keys(requestBody?.content ?? {})).toEqual(['multipart/form-data']);
  const pathNames = parameters.filter((one) => one.in === 'path').map((one) => one.name);
  expect(pathNames).toEqual([...endpoint.path.matchAll(/:(\w+)/g)].map(([, part]) => part));

  const refusals = Object.entries(responses).filter(([status]) => status !== '200');
  const told = refusals.flatMap(([status, { content, description }]) => {
    const codes = content?.['application/json']?.schema?.properties?.code?.enum ?? [];
    for (const code of codes) {
      expect(isErrorCode(code) && errorTable[code].status).toBe(Number(status));
      expect(description).toContain(code);
    }
    return codes;
  });
  expect([...told].sort()).toEqual([...codesOf(name)].sort());
});

test('[S16] a range that no file of the page has is refused, not a failure', async () => {
  const answer = await server.app.inject({ url: '/docs/static/', headers: { range: 'bytes=9-1' } });
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'INVALID_INPUT']);
});
