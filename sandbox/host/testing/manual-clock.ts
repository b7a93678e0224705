import type { HostClock } from '../core/clock';

/** Time that moves on command. */
export interface ManualClock extends HostClock {
  /** Moves on and runs what falls due, in order. */
  advance(ms: number): void;
}

export const createManualClock = (start = 1_700_000_000_000): ManualClock => {
  let now = start;
  let nextId = 1;
  const waiting = new Map<number, { at: number; run: () => void }>();
  const due = (until: number): [number, { at: number; run: () => void }] | undefined =>
    [...waiting].filter(([, timer]) => timer.at <= until).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
  return {
    now: () => now,
    setTimeout: (run, ms) => {
      const id = nextId++;
      waiting.set(id, { at: now + Math.max(0, ms), run });
      return id;
    },
    clearTimeout: (id) => {
      waiting.delete(id as number);
    },
    advance: (ms) => {
      const until = now + ms;
      for (let next = due(until); next; next = due(until)) {
        const [id, timer] = next;
        waiting.delete(id);
        now = Math.max(now, timer.at);
        timer.run();
      }
      now = until;
    },
  };
};
