import type { Platform } from '../../src/contract/account';
import type { PoolState } from '../db/types';
import type { SessionCacheState } from '../sessions/session-cache';

/** `ok`, or the code of the refusal. */
export type Outcome = string;

/**
 * What the server counts while it works. Every word given here becomes a label, so it comes from a short, closed list:
 * never an address, a number, an id or a raw URL. Nothing here throws or waits.
 */
export interface Metrics {
  /** An answer has gone out. `route` is the pattern, like `/api/orders/:id`, or `unmatched`. */
  answered(request: { method: string; route: string; status: number; seconds: number }): void;
  /** Requests that are being worked on, as one more (1) or one less (-1). */
  inFlight(change: 1 | -1): void;
  /** A login code was exchanged, or was not. */
  exchanged(platform: Platform, outcome: Outcome): void;
  /** A text message was handed to the provider, or was not taken. */
  smsSent(outcome: Outcome): void;
  /** A platform's access token was fetched anew. */
  tokenRefreshed(platform: Platform, outcome: Outcome): void;
  /** The state of the circuit breaker before a platform's calls. */
  breakerTurned(platform: Platform, state: 'closed' | 'open' | 'half-open'): void;
  /** A limit refused. `rule` is its name. */
  rateLimited(rule: string): void;
  /** A request was turned away because there is too much to do. */
  shed(reason: 'event-loop' | 'in-flight'): void;
  /** A chore failed; the next round tries again. */
  choreFailed(): void;
  /** Where to read the pool's state when somebody asks. */
  watchPool(stats: () => PoolState): void;
  /** Where to read how often a session was looked for in memory, and how many are there. */
  watchSessions(stats: () => SessionCacheState): void;
}
