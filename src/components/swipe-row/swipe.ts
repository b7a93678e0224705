export interface Point {
  readonly pageX: number;
  readonly pageY: number;
}

/** As far as a finger must go, in px of the screen. */
const farEnough = 40;

/** What a finger did between two points; a way that is more of a scroll than of a swipe is none. */
export const swipeOf = (from: Point | null, to: Point | null): 'left' | 'right' | 'none' => {
  if (from === null || to === null) return 'none';
  const across = to.pageX - from.pageX;
  const down = Math.abs(to.pageY - from.pageY);
  if (Math.abs(across) < farEnough || Math.abs(across) < 2 * down) return 'none';
  return across < 0 ? 'left' : 'right';
};
