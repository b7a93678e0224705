import type { Scheduler } from '../../scheduler';

export interface ManualScheduler extends Scheduler {
  now(): number;
  /** Lets the time pass and does the work that falls due, in order, with what follows from it. */
  advance(ms: number): Promise<void>;
}

interface Job {
  at: number;
  readonly ms: number;
  readonly work: () => Promise<void>;
}

const drain = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** Time and timers that stand still until they are moved. */
export const createManualScheduler = (): ManualScheduler => {
  const jobs = new Set<Job>();
  let now = 0;
  return {
    now: () => now,
    every: (ms, work) => {
      const job = { at: now + ms, ms, work };
      jobs.add(job);
      return () => jobs.delete(job);
    },
    advance: async (ms) => {
      const end = now + ms;
      await drain();
      for (;;) {
        const [next] = [...jobs].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        now = next.at;
        next.at += next.ms;
        void next.work();
        await drain();
      }
      now = end;
      await drain();
    },
  };
};
