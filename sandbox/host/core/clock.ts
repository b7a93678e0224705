/** Time as the bundle sees it. Milliseconds. */
export interface HostClock {
  now(): number;
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

export const systemClock: HostClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (id) => clearTimeout(id as ReturnType<typeof setTimeout>),
};

/** Timers of one bundle: numeric ids as on the hosts, and an end for all of them. */
export interface TimerDesk {
  now(): number;
  setTimeout(run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number;
  setInterval(run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number;
  clear(id: unknown): void;
  /** Stops every timer and refuses new ones. */
  stop(): void;
}

const guardedBy =
  (onError: (error: unknown, where: string) => void) =>
  (run: () => void): void => {
    try {
      run();
    } catch (error) {
      onError(error, 'timer');
    }
  };

export const createTimerDesk = (
  clock: HostClock,
  onError: (error: unknown, where: string) => void,
): TimerDesk => {
  const running = new Map<number, unknown>();
  let nextId = 1;
  let stopped = false;

  const guarded = guardedBy(onError);
  const arm = (id: number, ms: number, run: () => void): void => {
    running.set(id, clock.setTimeout(run, ms));
  };

  return {
    now: () => clock.now(),
    setTimeout: (run, ms = 0, ...args) => {
      const id = nextId++;
      if (stopped) return id;
      arm(id, ms, () => {
        running.delete(id);
        guarded(() => run(...args));
      });
      return id;
    },
    setInterval: (run, ms = 0, ...args) => {
      const id = nextId++;
      if (stopped) return id;
      const again = (): void => {
        arm(id, Math.max(1, ms), again);
        guarded(() => run(...args));
      };
      arm(id, Math.max(1, ms), again);
      return id;
    },
    clear: (id) => {
      if (typeof id !== 'number' || !running.has(id)) return;
      clock.clearTimeout(running.get(id));
      running.delete(id);
    },
    stop: () => {
      stopped = true;
      for (const handle of running.values()) clock.clearTimeout(handle);
      running.clear();
    },
  };
};
