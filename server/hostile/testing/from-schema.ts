import Ajv from 'ajv';
import fc from 'fast-check';
import type { RouteOptions } from 'fastify';
import { junk, marker, nastyText, numbers, oddUnits } from './texts';

/** As much of JSON Schema as our schemas are made of. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const ajv = new Ajv({ strict: false });

/** Names of rows that exist, so that more than "not found" is reached. */
export type Names = readonly string[];

const texts = (schema: Schema, names: Names): fc.Arbitrary<unknown> => {
  const fits = ajv.compile(schema);
  const matching = schema.pattern === undefined ? [] : [fc.stringMatching(new RegExp(schema.pattern))];
  const known = names.filter((name) => fits(name));
  const drawn = fc.oneof(
    nastyText,
    nastyText.map((text) => `https://${text}`),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.constantFrom(marker, 'wechat', '13800138000', 'aB3dE6gH9'),
    ...matching,
  );
  const spoilt = fc
    .tuple(fc.constantFrom('a', '林小满', marker, ...known), fc.constantFrom(...oddUnits), fc.nat(20))
    .map(([text, unit, at]) => text.slice(0, at) + unit + text.slice(at));
  const lawful = [
    ...drawnThat(spoilt, fits),
    ...drawnThat(drawn, fits),
    ...matching.map((one) => one.filter((text) => fits(text))),
  ];
  return fc.oneof(
    ...lawful,
    ...(known.length === 0 ? [] : [{ weight: 3, arbitrary: fc.constantFrom(...known) }]),
  );
};

/** Nothing where hardly any text would pass: a filter that never lets one through never ends. */
const drawnThat = (
  drawn: fc.Arbitrary<string>,
  fits: (text: string) => unknown,
): readonly fc.Arbitrary<string>[] => {
  const tried = fc.sample(drawn, { numRuns: 200, seed: 1 });
  const passed = tried.filter((text) => fits(text));
  if (passed.length === 0) return [];
  return passed.length < 40 ? [fc.constantFrom(...passed)] : [drawn.filter((text) => Boolean(fits(text)))];
};

const amounts = (schema: Schema): fc.Arbitrary<number> => {
  const fits = ajv.compile(schema);
  const edges = [...numbers, schema.minimum, schema.maximum].filter((one) => one !== undefined && fits(one));
  return fc.constantFrom(...(edges as number[]));
};

const objects = (schema: Schema, names: Names): fc.Arbitrary<unknown> => {
  const members = Object.entries(schema.properties ?? {});
  const required = schema.required ?? [];
  return fc.record(Object.fromEntries(members.map(([name, one]) => [name, lawful(one, names)])), {
    requiredKeys: members.map(([name]) => name).filter((name) => required.includes(name)),
  });
};

/** What passes the schema, and is as bad as it lets it be. */
export const lawful = (schema: Schema, names: Names): fc.Arbitrary<unknown> => {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => lawful(one, names)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const { type, items = {}, minItems: minLength = 0, maxItems = 4 } = schema;
  if (type === 'object') return objects(schema, names);
  if (type === 'array') {
    return fc.array(lawful(items, names), {
      minLength,
      maxLength: Math.max(minLength, Math.min(maxItems, 4)),
    });
  }
  if (type === 'integer' || type === 'number') return amounts(schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  return texts(schema, names);
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One place of the value, which `where` leads to, is another. */
const replaced = (value: unknown, where: readonly number[], other: unknown): unknown => {
  const [first, ...rest] = where;
  if (first === undefined) return other;
  if (Array.isArray(value) && value.length > 0) {
    const at = first % value.length;
    return value.map((one, index) => (index === at ? replaced(one, rest, other) : one));
  }
  if (!isObject(value) || Object.keys(value).length === 0) return other;
  const names = Object.keys(value);
  const chosen = names[first % names.length] ?? '';
  return { ...value, [chosen]: replaced(value[chosen], rest, other) };
};

/** A value that passes the schema but for one place. */
const broken = (schema: Schema, names: Names): fc.Arbitrary<unknown> =>
  fc
    .tuple(lawful(schema, names), fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), junk)
    .map(([value, where, other]) => replaced(value, where, other));

const oddNames = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'length',
  '',
  'a/b~c',
  '\u0000',
  marker.repeat(30),
];

/** JSON as text, where it is worse than any value: cut off, with names twice, nested past every depth. */
const mangled = (schema: Schema, names: Names): fc.Arbitrary<string> =>
  fc.oneof(
    fc.tuple(lawful(schema, names), fc.nat(400)).map(([value, end]) => JSON.stringify(value).slice(0, end)),
    fc
      .tuple(lawful(schema, names), fc.constantFrom(...oddNames), junk)
      .map(([value, name, other]) =>
        JSON.stringify(value).replace(/^\{/, `{${JSON.stringify(name)}:${JSON.stringify(other)},`),
      ),
    fc.constantFrom(
      `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`,
      `{"a":"${marker}`,
      `\ufeff{"a":"${marker}"}`,
      `{"a":1e999999}`,
      `{"a":-}`,
      `{"a":"\u0001${marker}"}`,
      `{"__proto__":{"admin":"${marker}"}}`,
      `{"constructor":{"prototype":{"admin":"${marker}"}}}`,
      `"${marker}"`,
      `["${marker}"]`,
      'null',
      'true',
      '0',
      '{',
      '',
    ),
    nastyText,
  );

/** Bodies for a route with this schema, as they go over the wire. */
export const bodies = (schema: Schema, names: Names): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: lawful(schema, names).map((value) => JSON.stringify(value)) },
    { weight: 3, arbitrary: broken(schema, names).map((value) => JSON.stringify(value) ?? '') },
    { weight: 2, arbitrary: mangled(schema, names) },
  );

/** Paths stand in the log, as they may: what is asked of us in the open is no secret. */
const withoutMarker = (params: unknown): unknown =>
  Object.fromEntries(
    Object.entries(params as Record<string, string>).map(([name, text]) => [
      name,
      String(text).replaceAll(marker, 'x'),
    ]),
  );

/** Params and body for a route; the params pass their schema. */
export const requests = ({ schema, url }: RouteOptions, names: Names) =>
  fc.record({
    params: (schema?.params === undefined
      ? fc.constant(Object.fromEntries([...url.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, 'none'])))
      : lawful(schema.params as Schema, names).map(withoutMarker)) as fc.Arbitrary<Record<string, string>>,
    payload: bodies((schema?.body ?? { type: 'object' }) as Schema, names),
  });
