import type { SliceApi } from '@/store/types';

/** How long the user must pause before what was tapped goes to the server, in milliseconds. */
export const BURST_PAUSE_MS = 300;

/** Gathers taps on one thing until the user pauses. */
export interface Bursts {
  touch(key: string): void;
  /** Sends what still waits, now; resolves when it has been answered. */
  flush(): Promise<void>;
  /** Forgets what still waits. */
  drop(key: string): void;
}

export const createBursts = (
  clock: () => SliceApi['clock'],
  send: (key: string) => Promise<void>,
): Bursts => {
  const timers = new Map<string, () => void>();
  const drop = (key: string): void => {
    timers.get(key)?.();
    timers.delete(key);
  };
  return {
    touch: (key) => {
      drop(key);
      const stop = clock().setTimer(() => {
        timers.delete(key);
        void send(key);
      }, BURST_PAUSE_MS);
      timers.set(key, stop);
    },
    flush: async () => {
      const keys = [...timers.keys()];
      for (const key of keys) drop(key);
      await Promise.all(keys.map(send));
    },
    drop,
  };
};
