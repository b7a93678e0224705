import type { HostClock } from '../../sandbox/host/core/clock';
import type { MovableClock } from '../../sandbox/open-api/world/clock';

/** A phone's clock that shows the world's time: when that is moved, what has fallen due meanwhile runs. */
export interface PhoneClock extends HostClock {
  /** The world's clock was moved. */
  wake(): void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
  readonly handle: NodeJS.Timeout;
}

export const createPhoneClock = (world: MovableClock): PhoneClock => {
  const timers = new Map<number, Timer>();
  let nextId = 1;

  const fire = (id: number): void => {
    const timer = timers.get(id);
    if (timer === undefined) return;
    timers.delete(id);
    clearTimeout(timer.handle);
    timer.run();
  };

  return {
    now: () => world.now(),
    setTimeout: (run, ms) => {
      const id = nextId++;
      timers.set(id, { at: world.now() + ms, run, handle: setTimeout(() => fire(id), ms) });
      return id;
    },
    clearTimeout: (id) => {
      const timer = timers.get(id as number);
      if (timer !== undefined) clearTimeout(timer.handle);
      timers.delete(id as number);
    },
    wake: () => {
      const now = world.now();
      const due = [...timers].filter(([, { at }]) => at <= now).sort((a, b) => a[1].at - b[1].at);
      for (const [id] of due) fire(id);
    },
  };
};
