import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import type { Database } from '../db/types';
import { createTestDatabase } from '../testing/database';
import { holds } from './testing/check';
import { faultsOf } from './testing/law';
import { type HostileStage, openHostileStage } from './testing/stage';
import { marker, nastyText } from './testing/texts';

let database: Database;
let stage: HostileStage;
let pictures: readonly Buffer[];
beforeAll(async () => {
  database = await createTestDatabase();
  stage = await openHostileStage(database);
  const create = { width: 40, height: 30, channels: 3 as const, background: 'teal' };
  const plain = sharp({ create });
  pictures = await Promise.all([
    plain.clone().png().toBuffer(),
    plain.clone().jpeg().toBuffer(),
    plain.clone().webp().toBuffer(),
    plain.clone().gif().toBuffer(),
  ]);
}, 60_000);
afterAll(async () => {
  await stage.close();
  await database.close();
});

const crcOf = (bytes: Buffer): number => {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
};

const chunk = (name: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name), data]);
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  crc.writeUInt32BE(crcOf(named));
  return Buffer.concat([length, named, crc]);
};

/** A small file that says it is large, and unfolds to `unfolded` bytes. */
const bomb = (width: number, height: number, unfolded: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from('89504e470d0a1a0a', 'hex');
  const data = deflateSync(Buffer.alloc(unfolded), { level: 9 });
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
};

const others: readonly Buffer[] = [
  `<svg xmlns="http://www.w3.org/2000/svg"><script>${marker}</script></svg>`,
  `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><svg>&b;</svg>`,
  `%PDF-1.7 ${marker}`,
  `GIF89a${marker}`,
  `BM${marker}`,
  `RIFF\0\0\0\0WEBPVP8 ${marker}`,
  '',
  marker,
].map((text) => Buffer.from(text));

const spoilt = (whole: Buffer): fc.Arbitrary<Buffer> =>
  fc.oneof(
    fc.nat(whole.length).map((end) => whole.subarray(0, end)),
    fc.tuple(fc.nat(whole.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = Buffer.from(whole);
      bytes[at] = byte;
      return bytes;
    }),
    fc.uint8Array({ maxLength: 64 }).map((tail) => Buffer.concat([whole.subarray(0, 40), tail])),
  );

const boundary = 'a-boundary';

/** One part as it goes over the wire. */
const part = (disposition: string, type: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: ${disposition}\r\ncontent-type: ${type}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);

const end = Buffer.from(`--${boundary}--\r\n`);
const dispositions = fc.oneof(
  { weight: 4, arbitrary: fc.constant('form-data; name="file"; filename="a.png"') },
  fc.constantFrom(
    'form-data; name="file"',
    'form-data; name="other"; filename="a.png"',
    'form-data; name="__proto__"; filename="a.png"',
    'form-data; name="file"; filename="../../../etc/passwd"',
    `form-data; name="file"; filename*=utf-8''${'%00'.repeat(9)}`,
    `form-data; name="${marker}"`,
    'form-data',
    'attachment',
    '',
  ),
  nastyText.map((text) => `form-data; name="file"; filename="${text.replace(/[\r\n"]/g, '')}"`),
);

/** Bodies of the form, and what only looks like one. */
const forms = (bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> => {
  const one = fc
    .tuple(dispositions, fc.constantFrom('image/png', 'text/html', '', marker), bytes)
    .map(([disposition, type, content]) => part(disposition, type, content));
  return fc.oneof(
    { weight: 4, arbitrary: one.map((only) => Buffer.concat([only, end])) },
    fc.array(one, { minLength: 2, maxLength: 40 }).map((parts) => Buffer.concat([...parts, end])),
    one.chain((only) => fc.nat(only.length).map((length) => only.subarray(0, length))),
    fc.constantFrom(
      Buffer.from(`--${boundary}`),
      end,
      Buffer.from('{}'),
      Buffer.alloc(0),
      Buffer.from(`--${boundary}\r\n${'a: b\r\n'.repeat(5000)}\r\n`),
    ),
  );
};

const types = fc.oneof(
  { weight: 8, arbitrary: fc.constant(`multipart/form-data; boundary=${boundary}`) },
  fc.constantFrom(
    'multipart/form-data; boundary=another',
    'multipart/form-data; boundary="',
    'multipart/form-data',
    `multipart/form-data; boundary=${'x'.repeat(200)}`,
    `multipart/mixed; boundary=${boundary}`,
  ),
);

const upload = async (payload: Buffer, type: string) => {
  const route = stage.routes.find(({ config }) => config?.operation === 'uploadAvatar');
  if (route === undefined) throw new Error('nothing takes files');
  const headers = { ...(await stage.admitted(route)), 'content-type': type };
  return stage.fire({ route, payload, headers });
};

test('[S16] forms that are cut off, doubled, misnamed or of another kind: refused in our words', async () => {
  const bytes = fc.oneof(fc.constantFrom(...pictures, ...others), ...pictures.map(spoilt));
  await holds(fc.record({ payload: forms(bytes), type: types }), 250, async ({ payload, type }) =>
    faultsOf(await upload(payload, type), [marker]),
  );
}, 60_000);

test('[S16] a small picture that would unfold into memory is refused before it does', async () => {
  const before = process.memoryUsage().rss;
  const sizes = [
    [60_000, 60_000, 1_000_000],
    [2 ** 31 - 1, 2 ** 31 - 1, 10],
    [0, 0, 10],
    [9_000, 9_000, 30_000_000],
    [1, 2 ** 30, 1_000_000],
  ] as const;
  for (const size of sizes) {
    const form = Buffer.concat([
      part('form-data; name="file"; filename="a"', 'image/png', bomb(size[0], size[1], size[2])),
      end,
    ]);
    const outcome = await upload(form, `multipart/form-data; boundary=${boundary}`);
    expect([size, outcome.status, faultsOf(outcome, [])]).toEqual([size, 400, []]);
    expect(JSON.parse(outcome.text).code).toBe('AVATAR_INVALID');
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
}, 60_000);
