/** Runs tasks one after the other, in the order in which they came. */
export interface Turns {
  take<T>(task: () => Promise<T>): Promise<T>;
  busy(): boolean;
  /** Resolves when all that were taken so far are over. */
  settled(): Promise<void>;
}

export const createTurns = (): Turns => {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    take: (task) => {
      waiting += 1;
      const run = tail.then(task).finally(() => {
        waiting -= 1;
      });
      tail = run.catch(() => undefined);
      return run;
    },
    busy: () => waiting > 0,
    settled: async () => {
      await tail;
    },
  };
};
