import type { ClockPort } from '@/auth';

/** The device's clock and timers. */
export const systemClock: ClockPort = {
  now: () => Date.now(),
  setTimer: (task, ms) => {
    const handle = setTimeout(task, ms);
    return () => clearTimeout(handle);
  },
};
