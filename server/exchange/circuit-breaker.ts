import type { Clock } from '../clock';
import { AppError } from '../errors';

/** So many failures one after the other open it. */
const failuresToOpen = 5;
const firstPauseMs = 5_000;
/** A probe that fails doubles the pause up to this. */
const longestPauseMs = 60_000;

type State =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly until: number; readonly pauseMs: number }
  | { readonly kind: 'half-open'; readonly pauseMs: number };

export type CircuitKind = State['kind'];

export interface CircuitBreakerOptions {
  readonly clock: Clock;
  /** Whether what was thrown says that the other side is not there; anything else is an answer like any other. */
  readonly isFailure: (error: unknown) => boolean;
  /** Told of each change. */
  readonly onChange?: (kind: CircuitKind) => void;
}

/**
 * Stops asking somebody who does not answer. After so many failures in a row nothing is let through for a while; then one
 * call goes as a probe while all others are still refused, and what becomes of it decides. Nobody waits behind a probe:
 * a user's request is refused at once with the time after which trying again makes sense.
 *
 * Cockatiel's breaker reads the system's clock, makes callers wait behind the probe without a limit, and does not tell
 * when it will try again; it also asks for Node 22.
 */
export type CircuitBreaker = <T>(work: () => Promise<T>) => Promise<T>;

export const createCircuitBreaker = (options: CircuitBreakerOptions): CircuitBreaker => {
  const { clock, isFailure, onChange = () => undefined } = options;
  let state: State = { kind: 'closed', failures: 0 };

  const become = (next: State): void => {
    const changed = next.kind !== state.kind;
    state = next;
    if (changed) onChange(next.kind);
  };

  const open = (pauseMs: number): void => become({ kind: 'open', until: clock.now() + pauseMs, pauseMs });

  /** Whether this call is the probe. */
  const admit = (): boolean => {
    if (state.kind === 'closed') return false;
    const left = state.kind === 'open' ? state.until - clock.now() : 1_000;
    if (left > 0) throw new AppError('PLATFORM_UNAVAILABLE', { reason: state.kind, retryAfterMs: left });
    become({ kind: 'half-open', pauseMs: state.pauseMs });
    return true;
  };

  /** A late answer to a call from before the circuit opened says nothing about now. */
  const succeed = (probe: boolean): void => {
    if (probe || state.kind === 'closed') become({ kind: 'closed', failures: 0 });
  };

  const fail = (probe: boolean): void => {
    if (probe && state.kind === 'half-open') {
      open(Math.min(state.pauseMs * 2, longestPauseMs));
    } else if (state.kind === 'closed') {
      const failures = state.failures + 1;
      if (failures >= failuresToOpen) open(firstPauseMs);
      else become({ kind: 'closed', failures });
    }
  };

  return async (work) => {
    const probe = admit();
    try {
      const result = await work();
      succeed(probe);
      return result;
    } catch (error) {
      if (isFailure(error)) fail(probe);
      else succeed(probe);
      throw error;
    }
  };
};
