import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { AppError } from '../errors';
import { encodePicture } from './picture';

const red = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#cc2222' } });

const codeOf = async (bytes: Buffer): Promise<string> => {
  try {
    await encodePicture(bytes);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};

test.each(['png', 'jpeg', 'webp', 'gif'] as const)(
  '[P14] a %s becomes a webp of at most 512',
  async (format) => {
    const out = await encodePicture(await red(1200, 600).toFormat(format).toBuffer());
    expect(await sharp(out).metadata()).toMatchObject({ format: 'webp', width: 512, height: 256 });
  },
);

test('[P14] a small picture is not blown up', async () => {
  const out = await encodePicture(await red(96, 96).png().toBuffer());
  expect(await sharp(out).metadata()).toMatchObject({ width: 96, height: 96 });
});

test('[P14] where it was taken and with what does not stay, and it stands upright', async () => {
  const photo = await red(200, 100)
    .withExif({ IFD0: { Model: 'A camera' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const metadata = await sharp(await encodePicture(photo)).metadata();
  expect(metadata).toMatchObject({ width: 100, height: 200 });
  for (const part of ['exif', 'icc', 'iptc', 'xmp', 'comments'] as const)
    expect(metadata[part]).toBeUndefined();
});

test('[P14] of an animation the first frame stays', async () => {
  const frames = await Promise.all(
    ['#f00', '#00f'].map((background) => {
      return sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer();
    }),
  );
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const out = await encodePicture(gif);
  expect(await sharp(out).metadata()).toMatchObject({ width: 20, height: 20 });
  const { data } = await sharp(out).raw().toBuffer({ resolveWithObject: true });
  expect(data[0]).toBeGreaterThan(200);
});

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="red"/></svg>',
);

/** A PNG that says it is huge and holds next to nothing. */
const bomb = async (): Promise<Buffer> => {
  const png = await red(8, 8).png().toBuffer();
  png.writeUInt32BE(30_000, 16);
  png.writeUInt32BE(30_000, 20);
  return png;
};

test('[P14] what is no picture of the four kinds is refused, whatever it calls itself', async () => {
  const hostile: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    html: Buffer.from('<html><script>alert(1)</script></html>'),
    'html behind a PNG signature': Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.from('<html></html>'),
    ]),
    svg,
    'packed svg': deflateSync(svg),
    tiff: await red(10, 10).tiff().toBuffer(),
    heif: await red(64, 64).heif({ compression: 'av1' }).toBuffer(),
    truncated: (await red(300, 300).png().toBuffer()).subarray(0, 60),
    bomb: await bomb(),
  };
  const codes = await Promise.all(
    Object.entries(hostile).map(async ([name, bytes]) => [name, await codeOf(bytes)]),
  );
  expect(codes).toEqual(Object.keys(hostile).map((name) => [name, 'AVATAR_INVALID']));
});

test('[P14] bytes of other kinds do not even reach a decoder', async () => {
  await expect(sharp(svg).metadata()).rejects.toThrow('unsupported image format');
});

test('[P14] a picture with more pixels than any camera makes is refused before it is unfolded', async () => {
  const wide = await sharp({ create: { width: 16_000, height: 4_100, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(wide.length).toBeLessThan(2 * 1024 * 1024);
  expect(await codeOf(wide)).toBe('AVATAR_INVALID');
});
