import fc from 'fast-check';

/** Stands in everything that is sent and is not to be seen again. Too short to be struck out for its length. */
export const marker = 'Hu5hMarkerZq';

/** Built from numbers, since no editor shows them: NUL, half of a pair, right-to-left, joiner, byte order mark. */
export const oddUnits: readonly string[] = [
  0, 0xd800, 0xdfff, 0x202e, 0x200d, 0xfeff, 0x7f, 0x1b, 0xfffe,
].map((unit) => String.fromCharCode(unit));

/** Texts that some layer under a server has choked on once. */
export const nastyTexts: readonly string[] = [
  ...oddUnits.flatMap((unit) => [unit, `a${unit}b`, `${marker}${unit}`]),
  '',
  ' ',
  '\r\nset-cookie: a=b',
  `'; drop table users; --`,
  `%' or '1'='1`,
  '\\',
  '%_\\%',
  '{{7*7}}#{7*7}',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '..%2f..%2f',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data',
  '$(id)`id`|id',
  '=1+1',
  'NaN',
  'null',
  '-1',
  '1e400',
  '0x10',
  '9007199254740993',
  '99999999999999999999999999',
  '𠜎😀👩‍👩‍👧‍👦',
  'ﷺ'.repeat(20),
  'ẛ̣',
  '0000-00-00',
  '2023-02-30',
  '9999-12-31',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
];

export const numbers: readonly number[] = [
  0,
  -0,
  -1,
  1,
  0.1,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  2 ** 64,
  1e21,
  1e300,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
];

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${marker}${text}`),
  fc.integer({ min: 60, max: 9000 }).map((length) => marker + 'x'.repeat(length)),
);

/** Any value of JSON, often one that a careless reader takes for something else. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], ...numbers),
  nastyText.map((text) => [text, { text }]),
  nastyText.map((text) => ({ $ne: text, toString: text, length: -1 })),
  fc.integer({ min: 2, max: 400 }).map((depth) => {
    let nested: unknown = marker;
    for (let level = 0; level < depth; level += 1) nested = level % 2 === 0 ? [nested] : { a: nested };
    return nested;
  }),
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
);

/** Percent signs that stand for nothing, for a NUL, for a path, or for bytes that are no UTF-8. */
export const wrongEscapes: readonly string[] = [
  '%',
  '%0',
  '%zz',
  '%00',
  'a%00b',
  '%c0%af',
  '%ff%fe',
  '%ed%a0%80',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5c',
  '%252e%252e%252f',
  '%0d%0aset-cookie:%20a=b',
  ';a=b',
  '*',
  'x'.repeat(300),
];
