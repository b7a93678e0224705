import type { ClockPort } from '@/auth';
import { type Fields, fieldsOf } from './fields';
import type { NativeGlobal } from './native';

/** How a callback-style host API ended. */
export type CallResult =
  | { readonly kind: 'success'; readonly value: Fields }
  | { readonly kind: 'fail'; readonly error: Fields }
  /** The host's version lacks the API. */
  | { readonly kind: 'missing' }
  /** The host did not call back in time; a later answer is dropped. */
  | { readonly kind: 'timeout' };

export interface HostWorld {
  readonly native: NativeGlobal;
  readonly clock: ClockPort;
}

/** Milliseconds after which an API that did not call back counts as dead. */
export const callLimitMs = 10_000;

/** The same for an API that waits for a person: who reads and thinks is not dead, who never comes back is. */
export const personLimitMs = 5 * 60_000;

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof fieldsOf(value).then === 'function';

/**
 * Calls `native[name]({ ...options, success, fail })`. Never rejects and settles exactly once: the first of
 * `success`, `fail`, a throw and the time limit counts. Taro's own promises are not used for this: they have no
 * time limit, and on swan `Taro.login` may answer `undefined`.
 */
export const callHost = (
  world: HostWorld,
  name: string,
  options: Fields = {},
  limitMs: number = callLimitMs,
): Promise<CallResult> => {
  const api = world.native[name];
  if (typeof api !== 'function') return Promise.resolve({ kind: 'missing' });
  return new Promise((resolve) => {
    const stopTimer = world.clock.setTimer(() => resolve({ kind: 'timeout' }), limitMs);
    const settle = (result: CallResult): void => {
      stopTimer();
      resolve(result);
    };
    const success = (value: unknown): void => settle({ kind: 'success', value: fieldsOf(value) });
    const fail = (error: unknown): void => settle({ kind: 'fail', error: fieldsOf(error) });
    try {
      const returned: unknown = api.call(world.native, { ...options, success, fail });
      // Some hosts answer with a promise as well; its rejection says the same as `fail`.
      if (isThenable(returned)) returned.then(undefined, fail);
    } catch (thrown) {
      fail(thrown);
    }
  });
};
