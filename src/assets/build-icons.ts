import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** Edge of a tab icon in pixels, as WeChat asks: https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html */
const EDGE = 81;
/** Tab bars draw pictures, not shapes, so each colour is a file of its own. */
const COLOURS = { '': '#616c66', '-on': '#12733f' };

const draw = async (name: string, suffix: string, colour: string): Promise<void> => {
  const source = await readFile(path.join(__dirname, 'tab', `${name}${suffix}.svg`), 'utf8');
  const png = await sharp(Buffer.from(source.replace(/currentColor/g, colour)), { density: 300 })
    .resize(EDGE, EDGE)
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();
  await writeFile(path.join(__dirname, 'tab', `${name}${suffix}.png`), png);
};

/** Run by hand when a drawing changes: `node --import tsx src/assets/build-icons.ts`. */
const main = async (): Promise<void> => {
  for (const name of ['home', 'category', 'cart', 'me'])
    for (const [suffix, colour] of Object.entries(COLOURS)) await draw(name, suffix, colour);
};

void main();
