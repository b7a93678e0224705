import { createGuards, type Guard, type Rule } from './guard';
import type { ClockPort } from './ports';
import { attempt, createDeferred } from './promises';
import { createStopwatch } from './stopwatch';

const createCache = (seconds: number, clock: ClockPort): Rule => {
  const age = createStopwatch(clock);
  let kept: Promise<unknown> | null = null;

  return <R>(call: () => Promise<R>): Promise<R> => {
    if (kept !== null && age.elapsed() < seconds * 1000) return kept as Promise<R>;
    const { promise, resolve, reject } = createDeferred<R>();
    kept = promise;
    age.restart();
    attempt(call).then(resolve, (error) => {
      if (kept === promise) kept = null;
      reject(error);
    });
    return promise;
  };
};

const guards = createGuards('function');

/** Callers within `seconds` of the first share its promise, its arguments unused; a failure is not kept. */
export const withCache = (seconds: number, clock: ClockPort): Guard =>
  guards(() => createCache(seconds, clock));
