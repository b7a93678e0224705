import fc from 'fast-check';
import type { Database } from '../db/types';
import { createTestDatabase } from '../testing/database';
import { holds } from './testing/check';
import { faultsOf } from './testing/law';
import { type HostileStage, nameOf, openHostileStage, takesBody } from './testing/stage';
import { marker } from './testing/texts';

let database: Database;
let stage: HostileStage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = await openHostileStage(database);
}, 60_000);
afterAll(async () => {
  await stage.close();
  await database.close();
});

/** What a header may hold on the wire: no line ends, no NUL. */
const value = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => marker + text),
  fc.constantFrom('', ' ', ',', ';', '"', marker, marker.repeat(200), 'null', '[object Object]', '-1', '*'),
);

const authorization = fc.oneof(
  value,
  value.map((text) => `Bearer ${text}`),
  value.map((text) => `Basic ${Buffer.from(text).toString('base64')}`),
  fc.constantFrom(
    'Bearer',
    'Bearer ',
    `bearer ${marker.repeat(3)}`,
    `Bearer  ${marker.repeat(3)}`,
    `Bearer ${marker.repeat(3)}, Bearer ${marker.repeat(3)}`,
    `Bearer ${marker.repeat(3)} x`,
    `Basic ${marker}`,
    'Basic !!!',
    'Basic Og==',
    `Digest username="${marker}"`,
  ),
);

const contentType = fc.oneof(
  value,
  fc.constantFrom(
    'application/json; charset=utf-7',
    'application/json;',
    'application/json; a=b; c="d',
    'APPLICATION/JSON',
    'application/json-patch+json',
    'application/json, text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'x'.repeat(400)}`,
    'text/html',
    '*/*',
  ),
);

const headers = fc.record(
  {
    authorization,
    'content-type': contentType,
    'idempotency-key': value,
    // One that is well formed is taken over, and stands in lines and answers.
    'x-request-id': value.map((text) => text.replaceAll(marker, 'id')),
    'x-forwarded-for': fc.oneof(value, fc.constantFrom('127.0.0.1', '::1, 10.0.0.1', '999.1.1.1')),
    'x-forwarded-proto': value,
    accept: value,
    'accept-encoding': fc.oneof(value, fc.constant('gzip;q=nan, *;q=0')),
    'content-encoding': fc.oneof(value, fc.constant('gzip')),
    'if-none-match': value,
    'if-modified-since': value,
    range: fc.oneof(value, fc.constantFrom('bytes=0-', 'bytes=-1', 'bytes=9-1', 'bytes=0-0,1-1,2-2')),
    origin: fc.oneof(value, fc.constant('https://evil.example')),
    cookie: value,
    'x-http-method-override': fc.constantFrom('DELETE', 'TRACE', marker),
    'transfer-encoding': fc.constantFrom('chunked', 'identity'),
  },
  { requiredKeys: [] },
);

test('[S16] headers that no app sends, on every route: refused in our words, or answered', async () => {
  for (const route of stage.routes) {
    const cases = fc.record({
      headers,
      admit: fc.boolean(),
      payload: fc.constantFrom('{}', '', `{"a":"${marker}"}`),
    });
    await holds(cases, 10, async ({ headers: own, admit, payload }) => {
      const outcome = await stage.fire({
        route,
        headers: { ...own, ...(admit ? await stage.admitted(route) : {}) },
        ...(takesBody(route) ? { payload } : {}),
      });
      return faultsOf(outcome, [marker]).map((fault) => `${nameOf(route)}: ${fault}`);
    });
  }
}, 120_000);

test('[S16] no form of authorization but the one opens anything', async () => {
  const closed = stage.routes.filter(({ config }) => config?.endpoint?.auth === 'required');
  expect(closed.length).toBeGreaterThan(50);
  const { authorization: right = '' } = await stage.admitted(closed[0] as (typeof closed)[number]);
  const token = right.slice('Bearer '.length);
  const twisted = fc.oneof(
    authorization,
    fc
      .nat(token.length - 1)
      .map((at) => `Bearer ${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`),
    fc.nat(token.length - 1).map((at) => `Bearer ${token.slice(0, at)}`),
    fc.constantFrom(
      `Bearer ${token}=`,
      `Bearer ${token} `.padEnd(60, 'x'),
      `Basic ${token}`,
      `bearer ${token}`,
      token,
    ),
  );
  await holds(
    fc.record({ route: fc.constantFrom(...closed), twisted }),
    300,
    async ({ route, twisted: form }) => {
      const outcome = await stage.fire({ route, headers: { authorization: form } });
      const faults = faultsOf(outcome, [marker, token]);
      return outcome.status === 401 ? faults : [...faults, `${nameOf(route)}: ${outcome.status} for ${form}`];
    },
  );
}, 60_000);
