import type { Scheduler } from '../../scheduler';

export interface SettleDeps {
  /** Puts the question to everybody. Rejects when it cannot be sent. */
  readonly ask: (number: number) => Promise<void>;
  /** Instances that may serve from memory at this moment, this one left out. */
  readonly others: () => Iterable<string>;
  readonly scheduler: Scheduler;
  /** After so many milliseconds everybody has heard, or has stopped serving from memory. */
  readonly leaseMs: number;
}

export interface Settle {
  /** Resolves when everybody knows of everything that was committed before the call, after `leaseMs` at the latest. */
  settle(): Promise<void>;
  /** Our question has come back: who serves from memory on an older word has been heard before it. */
  hearOwn(number: number): void;
  hearAck(from: string, number: number): void;
  /** An instance has gone. */
  hearBye(from: string): void;
}

interface Question {
  readonly number: number;
  readonly answered: Set<string>;
  /** Whose answer is missing; null until our own question has come back. */
  missing: Set<string> | null;
  readonly end: () => void;
}

export const createSettle = ({ ask, others, scheduler, leaseMs }: SettleDeps): Settle => {
  let open: Question | null = null;
  let count = 0;
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  const endIfAnswered = (): void => {
    if (open?.missing?.size === 0) open.end();
  };

  const hearFrom = (from: string): void => {
    open?.answered.add(from);
    open?.missing?.delete(from);
    endIfAnswered();
  };

  const askAll = (): Promise<void> =>
    new Promise((resolve) => {
      count += 1;
      const end = (): void => {
        stop();
        open = null;
        resolve();
      };
      const stop = scheduler.every(leaseMs, async () => end());
      open = { number: count, answered: new Set(), missing: null, end };
      // A question that cannot be sent is answered by time.
      ask(count).catch(() => undefined);
    });

  const start = (): Promise<void> => {
    current = askAll().finally(() => {
      current = null;
    });
    return current;
  };

  return {
    settle: () => {
      if (current === null) return start();
      // The open question may be older than the caller's commit; all who come meanwhile share the one after it.
      next ??= current.then(() => {
        next = null;
        return start();
      });
      return next;
    },
    hearOwn: (number) => {
      if (open?.number !== number) return;
      open.missing = new Set([...others()].filter((from) => !open?.answered.has(from)));
      endIfAnswered();
    },
    hearAck: (from, number) => {
      if (open?.number === number) hearFrom(from);
    },
    hearBye: hearFrom,
  };
};
