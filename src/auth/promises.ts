import { AuthError } from './errors';
import type { ClockPort } from './ports';

/** A promise with its ends in hand. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

export const createDeferred = <T>(): Deferred<T> => {
  let ends: Pick<Deferred<T>, 'resolve' | 'reject'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    ends = { resolve, reject };
  });
  // The executor of a promise runs before its constructor returns.
  return { promise, ...(ends as Pick<Deferred<T>, 'resolve' | 'reject'>) };
};

/** Calls at once; what it throws becomes a rejection. */
export const attempt = async <T>(call: () => T | Promise<T>): Promise<T> => call();

/** Starts `call` and rejects with `timeout` when it has not settled after `ms`; what comes later is dropped. */
export const limit = async <T>(clock: ClockPort, ms: number, call: () => Promise<T>): Promise<T> => {
  const { promise, resolve, reject } = createDeferred<T>();
  const undo = clock.setTimer(() => reject(new AuthError('timeout')), ms);
  attempt(call).then(resolve, reject);
  try {
    return await promise;
  } finally {
    undo();
  }
};

/** For work that runs beside: its failure is told where it happens. */
export const ignore = (): void => undefined;
