import { fail } from './errors';
import { createGuards, type Guard, type Rule } from './guard';
import type { ClockPort, TracePort } from './ports';
import { attempt } from './promises';
import { createStopwatch } from './stopwatch';

export interface FuseOptions {
  readonly clock: ClockPort;
  readonly trace?: TracePort | undefined;
  readonly name?: string;
  /** Calls that pass before the fuse blows. */
  readonly tryTimes?: number;
  /** Milliseconds for which a blown fuse refuses every call. */
  readonly restoreTime?: number;
  /** Milliseconds without a call after which a closed fuse counts anew. */
  readonly coolDownThreshold?: number;
}

/** `closed` is measured from the last call that passed, `blown` from the call that blew it. */
type FuseState = 'closed' | 'blown';

const createFuse = (name: string, options: FuseOptions): Rule => {
  const { clock, trace, tryTimes = 3, restoreTime = 5000, coolDownThreshold = 1000 } = options;
  const since = createStopwatch(clock);
  let state: FuseState = 'closed';
  let passed = 0;

  const change = (to: FuseState, count: number, why: string): void => {
    state = to;
    passed = count;
    trace?.record({ at: clock.now(), kind: 'fuse', detail: { name, state, passed, why } });
  };

  const recover = (): void => {
    if (state === 'blown') {
      if (since.elapsed() >= restoreTime) change('closed', 0, 'restored');
    } else if (passed > 0 && since.elapsed() >= coolDownThreshold) {
      change('closed', 0, 'quiet');
    }
  };

  const admit = (): boolean => {
    recover();
    if (state === 'blown') return false;
    since.restart();
    const passes = passed < tryTimes;
    if (passes) change('closed', passed + 1, 'passed');
    else change('blown', passed, 'too-many');
    return passes;
  };

  return (call) => (admit() ? attempt(call) : fail('fuse-blown'));
};

const guards = createGuards('guard');

/**
 * Passes `tryTimes` calls, then blows and refuses every call for the whole of `restoreTime`, then is as new.
 * Closed and quiet for `coolDownThreshold`, it counts anew; that does not mend a blown one.
 * It needs no timer: what time has done to it is worked out when the next call comes.
 */
export const fuseLine = (options: FuseOptions): Guard =>
  guards((name) => createFuse(name, options), options.name);
