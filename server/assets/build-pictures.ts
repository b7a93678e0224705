/**
 * Makes the pictures of the shop out of the MIT-licensed emoji of `@lobehub/fluent-emoji-3d`.
 * Run: `node --import tsx server/assets/build-pictures.ts`. The output is committed; the server only serves it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../shop/catalogue/catalogue';
import { banners } from './banners';
import { compose, type Picture } from './compose';
import { detailLayout, goodLayout } from './layouts';
import { tintOf } from './tints';

const goodSize = { width: 480, height: 480 };
const iconSize = { width: 120, height: 120 };

const goodPictures = (): (Picture & { file: string })[] =>
  catalogue.flatMap((category, place) =>
    category.goods.flatMap((good, index) => [
      {
        file: `goods/${good.id}.webp`,
        size: goodSize,
        tint: tintOf(place, index),
        sprites: goodLayout(good.art),
      },
      {
        file: `goods/${good.id}-2.webp`,
        size: goodSize,
        tint: tintOf(place, index + 1),
        sprites: detailLayout(good.art),
      },
    ]),
  );

const iconPictures = (): (Picture & { file: string })[] =>
  catalogue.map((category, place) => ({
    file: `categories/${category.id}.webp`,
    size: iconSize,
    tint: tintOf(place, 0),
    round: true,
    sprites: [{ emoji: category.icon, x: 0.5, y: 0.5, size: 0.66 }],
  }));

const bannerPictures = (): (Picture & { file: string })[] =>
  banners.map((banner, index) => ({ file: `banners/${index + 1}.webp`, ...banner }));

const run = async (): Promise<void> => {
  for (const folder of ['goods', 'categories', 'banners']) {
    await mkdir(join(__dirname, folder), { recursive: true });
  }
  for (const picture of [...goodPictures(), ...iconPictures(), ...bannerPictures()]) {
    await writeFile(join(__dirname, picture.file), await compose(picture));
  }
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
