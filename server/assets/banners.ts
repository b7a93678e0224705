import type { Picture, Sprite } from './compose';

const size = { width: 750, height: 320 };

/** Emoji stand on the right; the left part is calm so that a page can set words over it. */
const still = (emoji: readonly string[]): Sprite[] => {
  const places = [
    { x: 0.88, y: 0.38, size: 0.4, turn: 10 },
    { x: 0.6, y: 0.42, size: 0.38, turn: -10 },
    { x: 0.8, y: 0.66, size: 0.44, turn: 6 },
    { x: 0.67, y: 0.6, size: 0.52, turn: -4 },
    { x: 0.93, y: 0.76, size: 0.28, turn: 14 },
  ];
  return places.flatMap((place, index) => {
    const one = emoji[index];
    return one === undefined ? [] : [{ emoji: one, ...place }];
  });
};

/** The home banners: fruit in season, breakfast, the hot pot evening. */
export const banners: readonly Picture[] = [
  {
    size,
    tint: { from: '#ffe9d6', to: '#ffc9a8', shade: '#7a4a2a' },
    sprites: still(['1f347', '1f34d', '1f353', '1f349', '1f34b']),
  },
  {
    size,
    tint: { from: '#fff3cf', to: '#ffdf94', shade: '#7a5a1a' },
    sprites: still(['1f35e', '1f95b', '1f950', '1f373', '1f9c8']),
  },
  {
    size,
    tint: { from: '#e2f3e1', to: '#b6ddb9', shade: '#2f5a38' },
    sprites: still(['1f990', '1f955', '1f966', '1f372', '1f33d']),
  },
];
