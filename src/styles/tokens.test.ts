import { readFileSync } from 'node:fs';
import path from 'node:path';

const source = readFileSync(path.join(__dirname, 'tokens.scss'), 'utf8');

const colour = (name: string): [number, number, number] => {
  const hex = new RegExp(`\\$color-${name}: #([0-9a-f]{6});`).exec(source)?.[1];
  if (hex === undefined) throw new Error(`no colour ${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number];
};

/** Relative luminance as WCAG 2 defines it. */
const luminance = (rgb: readonly number[]): number => {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrastOf = (text: readonly number[], ground: readonly number[]): number => {
  const [dark, light] = [luminance(text), luminance(ground)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const contrast = (text: string, ground: string): number => contrastOf(colour(text), colour(ground));

test('[H20] white on the shade can be read above the lightest picture', () => {
  const [, red, green, blue, alpha] = (
    /\$color-shade: rgba\((\d+), (\d+), (\d+), ([\d.]+)\);/.exec(source) ?? []
  ).map(Number);
  const over = [red, green, blue].map((part) => (part ?? 0) * (alpha ?? 0) + 255 * (1 - (alpha ?? 0)));
  expect(contrastOf([255, 255, 255], over)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['text', 'surface'],
  ['text', 'ground'],
  ['text-secondary', 'surface'],
  ['text-secondary', 'ground'],
  ['text-secondary', 'fill'],
  ['text-secondary', 'primary-soft'],
  ['text-tertiary', 'surface'],
  ['text-tertiary', 'ground'],
  ['text-tertiary', 'fill'],
  ['primary', 'surface'],
  ['primary', 'ground'],
  ['primary', 'primary-soft'],
  ['primary-strong', 'primary-soft'],
  ['on-primary', 'primary'],
  ['on-primary', 'price'],
  ['price', 'surface'],
  ['price-strong', 'surface'],
  ['price-strong', 'price-soft'],
  ['accent', 'accent-soft'],
])('[H20] %s on %s can be read (WCAG AA, 4.5 to 1)', (text, ground) => {
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});
