import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Keyring } from '../secrets/keyring';
import { rateLimitRepository } from './repository';

/** At most `most` times in `perMs` milliseconds, counted from the first. */
export interface RateRule {
  readonly name: string;
  readonly most: number;
  readonly perMs: number;
}

/** One thing that a rule is applied to, like a number or an address; it is kept as a keyed hash only. */
export interface Counted {
  readonly rule: RateRule;
  readonly subject: string;
}

/** Limits that hold over all instances: the counts are in the database. */
export interface RateLimits {
  /**
   * Counts one more for each, in the given order; whoever counts several things names them in one order everywhere.
   * A count that is over its limit stays as it is, so that trying on does not lengthen the wait.
   * @throws AppError RATE_LIMITED
   */
  take(db: Db, counted: readonly Counted[]): Promise<void>;
  /** Takes back what `take` counted, for something that did not happen after all. */
  giveBack(db: Db, counted: readonly Counted[]): Promise<void>;
  /** Starts anew. */
  forget(db: Db, counted: Counted): Promise<void>;
  /** Removes counts whose time is over. */
  sweep(db: Db): Promise<void>;
}

export const createRateLimits = ({ clock, keyring }: { clock: Clock; keyring: Keyring }): RateLimits => {
  const keyOf = ({ rule, subject }: Counted): string =>
    keyring.hmac('rate-limit', JSON.stringify([rule.name, subject]));

  const giveBack: RateLimits['giveBack'] = async (db, counted) => {
    for (const one of counted) await rateLimitRepository.giveBack(db, keyOf(one));
  };

  return {
    take: async (db, counted) => {
      const now = clock.now();
      for (const [index, one] of counted.entries()) {
        const { most, perMs, name } = one.rule;
        const count = await rateLimitRepository.count(db, keyOf(one), now, now + perMs);
        if (count <= most) continue;
        await giveBack(db, counted.slice(0, index + 1));
        throw new AppError('RATE_LIMITED', { reason: name });
      }
    },
    giveBack,
    forget: (db, counted) => rateLimitRepository.forget(db, keyOf(counted)),
    sweep: (db) => rateLimitRepository.sweep(db, clock.now()),
  };
};
