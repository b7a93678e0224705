/** The hosts keep at most ten requests under way; the others wait in order. */
export const requestLimit = 10;

export interface RequestPool {
  /** Runs `start` when a place is free; `waiting` is called at once when there is none. */
  run<T>(start: () => Promise<T>, waiting: () => void): Promise<T>;
}

export const createRequestPool = (limit = requestLimit): RequestPool => {
  let busy = 0;
  const queue: (() => void)[] = [];

  const leave = (): void => {
    const next = queue.shift();
    if (next) next();
    else busy -= 1;
  };

  const enter = (waiting: () => void): Promise<void> => {
    if (busy < limit) {
      busy += 1;
      return Promise.resolve();
    }
    waiting();
    return new Promise((resolve) => {
      queue.push(resolve);
    });
  };

  return {
    run: async (start, waiting) => {
      await enter(waiting);
      try {
        return await start();
      } finally {
        leave();
      }
    },
  };
};
