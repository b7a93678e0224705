import { fail } from './errors';
import { createGuard, type Guard, type Rule, type Rules } from './guard';
import type { ClockPort, TracePort } from './ports';
import { attempt } from './promises';
import { createStopwatch } from './stopwatch';

export interface FuseOptions {
  readonly clock: ClockPort;
  readonly trace?: TracePort;
  readonly name?: string;
  /** Calls that pass before the fuse blows. */
  readonly tryTimes?: number;
  /** Milliseconds for which a blown fuse refuses every call. */
  readonly restoreTime?: number;
  /** Milliseconds without a call after which a closed fuse counts anew. */
  readonly coolDownThreshold?: number;
}

/** `closed` is measured from the last call that passed, `blown` from the call that blew it. */
type FuseState = { readonly kind: 'closed'; readonly passed: number } | { readonly kind: 'blown' };

const createFuse = (name: string, options: FuseOptions): Rule => {
  const { clock, trace, tryTimes = 3, restoreTime = 5000, coolDownThreshold = 1000 } = options;
  const since = createStopwatch(clock);
  let state: FuseState = { kind: 'closed', passed: 0 };

  const change = (to: FuseState, why: string): void => {
    state = to;
    const passed = to.kind === 'closed' ? to.passed : tryTimes;
    trace?.record({ at: clock.now(), kind: 'fuse', detail: { name, state: to.kind, passed, why } });
  };

  const recover = (): void => {
    if (state.kind === 'blown') {
      if (since.elapsed() >= restoreTime) change({ kind: 'closed', passed: 0 }, 'restored');
    } else if (state.passed > 0 && since.elapsed() >= coolDownThreshold) {
      change({ kind: 'closed', passed: 0 }, 'quiet');
    }
  };

  const admit = (): boolean => {
    recover();
    if (state.kind === 'blown') return false;
    since.restart();
    if (state.passed < tryTimes) {
      change({ kind: 'closed', passed: state.passed + 1 }, 'passed');
      return true;
    }
    change({ kind: 'blown' }, 'too-many');
    return false;
  };

  return (call) => (admit() ? attempt(call) : fail('fuse-blown'));
};

const rules: Rules = new WeakMap();

/**
 * Passes `tryTimes` calls, then blows and refuses every call for the whole of `restoreTime`, then is as new.
 * Closed and quiet for `coolDownThreshold`, it counts anew; that does not mend a blown one.
 * It needs no timer: what time has done to it is worked out when the next call comes.
 */
export const fuseLine = (options: FuseOptions): Guard =>
  createGuard({
    rules,
    name: options.name,
    scope: 'guard',
    createRule: (name) => createFuse(name, options),
  });
