import type { ClockPort } from './ports';

/** Measures how long ago something was. A device clock that is set back starts the measure anew instead of stretching it. */
export interface Stopwatch {
  restart(): void;
  /** Milliseconds since the start; never negative. */
  elapsed(): number;
}

export const createStopwatch = (clock: ClockPort): Stopwatch => {
  let start = clock.now();
  return {
    restart: () => {
      start = clock.now();
    },
    elapsed: () => {
      const now = clock.now();
      if (now < start) start = now;
      return now - start;
    },
  };
};
