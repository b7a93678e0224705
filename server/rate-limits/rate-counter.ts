import type { Db } from '../db/types';

/** One stretch of time that a key is counted in. */
export interface Stretch {
  /** How often at most. */
  readonly most: number;
  readonly now: number;
  /** When it ends, should it begin with this one. */
  readonly endsAt: number;
}

/**
 * Where counts stand. Of callers at once, on however many connections, exactly `most` are counted. A stretch that has
 * ended begins anew with the next one. Keys are opaque.
 */
export interface RateCounter {
  /** Counts one more and gives null, or counts nothing and gives the moment from which it would. */
  take(db: Db, key: string, stretch: Stretch): Promise<number | null>;
  /** Takes one back. */
  giveBack(db: Db, key: string): Promise<void>;
  forget(db: Db, key: string): Promise<void>;
  /** Removes what ended by `now`. */
  sweep(db: Db, now: number): Promise<void>;
}
