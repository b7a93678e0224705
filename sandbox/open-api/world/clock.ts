/** The world's time. Everything that expires asks it, so moving it ages codes, keys and tokens alike. */
export interface MovableClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the time forward. @param ms at least 0 */
  advance(ms: number): void;
  /** Takes every move back. */
  reset(): void;
}

/** @param base where time comes from before it is moved: the system's clock, or a fixed instant in tests. */
export function createMovableClock(base: () => number = Date.now): MovableClock {
  let moved = 0;
  return {
    now: () => base() + moved,
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError(`time moves forward only, got ${ms}`);
      moved += ms;
    },
    reset() {
      moved = 0;
    },
  };
}
