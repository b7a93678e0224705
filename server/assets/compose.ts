import { dirname, join } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import type { Tint } from './tints';

/** One emoji on a picture; places and sizes are shares of the picture's height (`x` of its width). */
export interface Sprite {
  /** Code points as in the emoji package's file names. */
  readonly emoji: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Degrees, clockwise. */
  readonly turn?: number;
}

export interface Picture {
  readonly size: { readonly width: number; readonly height: number };
  readonly tint: Tint;
  readonly sprites: readonly Sprite[];
  /** A disc on a transparent ground instead of a full rectangle. */
  readonly round?: boolean;
}

const emojiFolder = join(dirname(require.resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets');
const clear = { r: 0, g: 0, b: 0, alpha: 0 };

const shadow = (sprite: Sprite, { width, height }: Picture['size']): string => {
  const cx = sprite.x * width;
  const cy = (sprite.y + sprite.size * 0.47) * height;
  const radius = sprite.size * height;
  return `<ellipse cx="${cx}" cy="${cy}" rx="${radius * 0.36}" ry="${radius * 0.06}" fill="url(#shade)"/>`;
};

/** Where the pale disc stands: in the middle, on a wide picture behind its right part. */
const discAt = ({ width, height }: Picture['size']): number => (width > height ? 0.77 : 0.5) * width;

/** The ground: a soft gradient, two pale discs and a shadow under every emoji. */
const ground = ({ size, tint, sprites, round }: Picture): Buffer => {
  const { width, height } = size;
  const shape = round
    ? `<circle cx="${width / 2}" cy="${height / 2}" r="${height / 2}" fill="url(#ground)"/>`
    : `<rect width="${width}" height="${height}" fill="url(#ground)"/>
       <circle cx="${discAt(size)}" cy="${height * 0.5}" r="${height * 0.42}" fill="#fff" opacity=".38"/>
       <circle cx="${width * 0.06}" cy="${height * 0.96}" r="${height * 0.3}" fill="#fff" opacity=".2"/>`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs>
      <linearGradient id="ground" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="${tint.from}"/><stop offset="1" stop-color="${tint.to}"/>
      </linearGradient>
      <radialGradient id="shade">
        <stop offset="0" stop-color="${tint.shade}" stop-opacity=".42"/>
        <stop offset="1" stop-color="${tint.shade}" stop-opacity="0"/>
      </radialGradient>
    </defs>
    ${shape}${round ? '' : sprites.map((sprite) => shadow(sprite, size)).join('')}
  </svg>`);
};

const layer = async (sprite: Sprite, { width, height }: Picture['size']): Promise<OverlayOptions> => {
  const edge = Math.round(sprite.size * height);
  const drawn = await sharp(join(emojiFolder, `${sprite.emoji}.webp`))
    .resize(edge, edge, { kernel: 'lanczos3' })
    .png()
    .toBuffer();
  const turned = await sharp(drawn)
    .rotate(sprite.turn ?? 0, { background: clear })
    .png()
    .toBuffer({ resolveWithObject: true });
  return {
    input: turned.data,
    left: Math.round(sprite.x * width - turned.info.width / 2),
    top: Math.round(sprite.y * height - turned.info.height / 2),
  };
};

/** Draws a picture; the answer is the bytes of a WebP file. */
export const compose = async (picture: Picture): Promise<Buffer> => {
  const layers = await Promise.all(picture.sprites.map((sprite) => layer(sprite, picture.size)));
  return sharp(ground(picture))
    .composite(layers)
    .webp({ quality: 82, alphaQuality: 90, effort: 6, smartSubsample: true })
    .toBuffer();
};
