import type { ClockPort } from '../ports';

/** A clock that stands still until it is moved. */
export interface ManualClock extends ClockPort {
  /** Goes on by `ms`; runs each timer at its time, in order, and lets promises run in between. */
  advance(ms: number): Promise<void>;
  /** Sets the device's clock without letting time pass: no timer runs early or late. */
  jump(ms: number): void;
  /** Timers that are set. */
  pending(): number;
}

interface Timer {
  readonly dueIn: number;
  readonly task: () => void;
}

/** Lets everything run that waits for nothing but promises. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
};

export const createManualClock = (start = 1_700_000_000_000): ManualClock => {
  let passed = 0;
  let offset = start;
  const timers = new Set<Timer>();

  const nextDue = (until: number): Timer | null => {
    const due = [...timers].filter((timer) => timer.dueIn <= until);
    return due.reduce<Timer | null>(
      (first, timer) => (first === null || timer.dueIn < first.dueIn ? timer : first),
      null,
    );
  };

  return {
    now: () => offset + passed,
    setTimer: (task, ms) => {
      const timer = { dueIn: passed + Math.max(0, ms), task };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (ms) => {
      const until = passed + ms;
      await settle();
      for (let timer = nextDue(until); timer !== null; timer = nextDue(until)) {
        timers.delete(timer);
        passed = Math.max(passed, timer.dueIn);
        timer.task();
        await settle();
      }
      passed = until;
      await settle();
    },
    jump: (ms) => {
      offset += ms;
    },
    pending: () => timers.size,
  };
};
