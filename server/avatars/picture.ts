import sharp from 'sharp';
import { AppError } from '../errors';

/** Largest side of a stored picture, in pixels. */
export const pictureSide = 512;
/** More pixels than a phone's camera makes, and few enough that a small file cannot unfold into all our memory. */
const maximumPixels = 64_000_000;
const formats: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'gif']);
const decodeSeconds = 5;

// Of the many formats that the library reads, only these are let near bytes from outside; SVG would run a whole renderer.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

/**
 * A picture as we keep it: webp, at most 512 x 512, upright, and nothing of what came with it (place, camera, profile).
 * What it is, is read from its content; of an animation the first frame stays.
 * @throws AppError AVATAR_INVALID
 */
export const encodePicture = async (bytes: Buffer): Promise<Buffer> => {
  try {
    const picture = sharp(bytes, { limitInputPixels: maximumPixels, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    if (format === undefined || !formats.has(format)) throw new Error(`format ${String(format)}`);
    return await picture
      .timeout({ seconds: decodeSeconds })
      .autoOrient()
      .resize({ width: pictureSide, height: pictureSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer();
  } catch (cause) {
    throw new AppError('AVATAR_INVALID', { cause });
  }
};
