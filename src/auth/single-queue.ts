import { MAX_WAITERS } from './constants';
import { fail } from './errors';
import { createGuards, type Guard, type Rule } from './guard';
import { attempt, createDeferred } from './promises';

export interface SingleQueueOptions {
  readonly name?: string;
  /** Callers that may wait beside the one whose call runs; 100 unless said. */
  readonly maxWaiters?: number;
}

const createQueue = (maxWaiters: number): Rule => {
  let flight: { readonly promise: Promise<unknown>; waiters: number } | null = null;

  const end = (): void => {
    flight = null;
  };

  const takeOff = <R>(call: () => Promise<R>): Promise<R> => {
    const { promise, resolve, reject } = createDeferred<R>();
    // It stands before the call starts, so that even a caller from inside the call joins; it is gone before
    // the first waiter hears of the end, so that nobody joins a call that is over.
    flight = { promise, waiters: 0 };
    attempt(call).finally(end).then(resolve, reject);
    return promise;
  };

  return <R>(call: () => Promise<R>): Promise<R> => {
    if (flight === null) return takeOff(call);
    if (flight.waiters >= maxWaiters) return fail('queue-full');
    flight.waiters += 1;
    // Functions that share a queue share their results, which is what their author says by giving them one name.
    return flight.promise as Promise<R>;
  };
};

const guards = createGuards('guard');

/**
 * One call in flight per name; who comes meanwhile gets the promise of the running call, its arguments unused.
 * Around functions, all that one queue wraps count as one name; on methods, those of one instance with one name.
 */
export const singleQueue = ({ name, maxWaiters = MAX_WAITERS }: SingleQueueOptions = {}): Guard =>
  guards(() => createQueue(maxWaiters), name);
