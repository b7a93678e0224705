import fc from 'fast-check';
import type { Database } from '../db/types';
import { describeOnDatabases } from '../testing/database';
import { holds } from './testing/check';
import { lawful, type Schema } from './testing/from-schema';
import { faultsOf } from './testing/law';
import { type HostileStage, nameOf, openHostileStage } from './testing/stage';
import { nastyText, wrongEscapes } from './testing/texts';

/** What an address can hold: half of a pair cannot be escaped. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** As a client would write it, and as none should. */
const written: fc.Arbitrary<string> = fc.oneof(
  nastyText.map((text) => encodeURIComponent(wellFormed(text))),
  fc.constantFrom(...wrongEscapes),
);

const pairs = (schema: Schema, names: readonly string[]): fc.Arbitrary<string> => {
  const known = Object.entries(schema.properties ?? {});
  const one = ([name, part]: readonly [string, Schema]): fc.Arbitrary<string> =>
    fc.oneof(
      lawful(part, names).map((value) => `${name}=${encodeURIComponent(wellFormed(String(value)))}`),
      written.map((text) => `${name}=${text}`),
      written.map((text) => `${name}=${text}&${name}=${text}`),
      written.map((text) => `${name}[]=${text}&${name}[a]=1`),
    );
  const others = ['__proto__', 'constructor', 'toString', 'a[b][c]', ''].map(
    (name): readonly [string, Schema] => [name, { type: 'string' }],
  );
  const drawn = fc.oneof(...[...known, ...known, ...known, ...others].map(one));
  return fc.array(drawn, { maxLength: 3 }).map((parts) => `?${parts.join('&')}`);
};

describeOnDatabases('addresses that nobody should ask for', (database: () => Database) => {
  let stage: HostileStage;
  beforeAll(async () => {
    stage = await openHostileStage(database());
  }, 60_000);
  afterAll(() => stage?.close());

  test('[S16] path and query of every route: refused in our words, or answered', async () => {
    expect(stage.routes.length).toBeGreaterThan(80);
    for (const route of stage.routes) {
      const names = [...route.url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
      if (route.url.endsWith('*')) names.push('*');
      const part = fc.oneof(written, fc.constantFrom(...stage.names));
      const cases = fc.record({
        params: fc.record(Object.fromEntries(names.map((name) => [name, part]))),
        query: pairs((route.schema?.querystring ?? {}) as Schema, stage.names),
      });
      await holds(cases, 8, async ({ params, query }) => {
        const headers = { ...(await stage.admitted(route)), 'idempotency-key': 'hostile-address' };
        const outcome = await stage.fire({ route, params, query, headers });
        return faultsOf(outcome, []).map((fault) => `${nameOf(route)}: ${fault}`);
      });
    }
  }, 120_000);
});
