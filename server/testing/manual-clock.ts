import type { Clock } from '../clock';

export interface ManualClock extends Clock {
  /** Moves the time forward by so many milliseconds. */
  advance(ms: number): void;
}

/** A clock that stands still until it is moved. */
export const createManualClock = (start = Date.UTC(2026, 0, 1)): ManualClock => {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
};
