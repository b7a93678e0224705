import type { Sprite } from './compose';

/** The main picture of a good: one emoji large, or two or three as a group with the last one in front. */
export const goodLayout = (art: readonly string[]): Sprite[] => {
  const [first, second, third] = art;
  if (first === undefined) throw new Error('a good needs an emoji');
  if (second === undefined) return [{ emoji: first, x: 0.5, y: 0.5, size: 0.62 }];
  if (third === undefined) {
    return [
      { emoji: first, x: 0.38, y: 0.43, size: 0.46, turn: -8 },
      { emoji: second, x: 0.62, y: 0.57, size: 0.46, turn: 8 },
    ];
  }
  return [
    { emoji: first, x: 0.5, y: 0.34, size: 0.4 },
    { emoji: second, x: 0.33, y: 0.6, size: 0.4, turn: -10 },
    { emoji: third, x: 0.67, y: 0.6, size: 0.4, turn: 10 },
  ];
};

/** The second picture: the first emoji close up. */
export const detailLayout = (art: readonly string[]): Sprite[] => {
  const [first] = art;
  if (first === undefined) throw new Error('a good needs an emoji');
  return [{ emoji: first, x: 0.5, y: 0.52, size: 0.8, turn: -12 }];
};
