import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Keyring } from '../secrets/keyring';
import { databaseCounter } from './database-counter';
import type { RateCounter } from './rate-counter';

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

/** Limits over whatever the counter counts for: all instances where it is the database, this one where it is memory. */
export interface RateLimits {
  /**
   * Counts one more for each, in the given order; whoever counts several things names them in one order everywhere.
   * What is refused counts against nothing, so that trying on does not lengthen the wait.
   * @throws AppError RATE_LIMITED with the time to wait
   */
  take(db: Db, counted: readonly Counted[]): Promise<void>;
  /** Takes back what `take` counted, for something that did not happen after all. */
  giveBack(db: Db, counted: readonly Counted[]): Promise<void>;
  /** Starts anew. */
  forget(db: Db, counted: Counted): Promise<void>;
  /** Removes counts whose time is over. */
  sweep(db: Db): Promise<void>;
}

export interface RateLimitsDeps {
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'hmac'>;
  /** Default: the database. */
  readonly counter?: RateCounter;
  /** Told the name of a rule each time it refuses. */
  readonly onRefused?: (rule: string) => void;
}

export const createRateLimits = (deps: RateLimitsDeps): RateLimits => {
  const { clock, keyring, counter = databaseCounter, onRefused } = deps;

  const keyOf = ({ rule, subject }: Counted): string =>
    keyring.hmac('rate-limit', JSON.stringify([rule.name, subject]));

  const giveBack: RateLimits['giveBack'] = async (db, counted) => {
    for (const one of counted) await counter.giveBack(db, keyOf(one));
  };

  return {
    take: async (db, counted) => {
      const now = clock.now();
      for (const [index, one] of counted.entries()) {
        const { most, perMs, name } = one.rule;
        const freeAt = await counter.take(db, keyOf(one), { most, now, endsAt: now + perMs });
        if (freeAt === null) continue;
        await giveBack(db, counted.slice(0, index));
        onRefused?.(name);
        throw new AppError('RATE_LIMITED', { reason: name, retryAfterMs: Math.max(0, freeAt - now) });
      }
    },
    giveBack,
    forget: (db, counted) => counter.forget(db, keyOf(counted)),
    sweep: (db) => counter.sweep(db, clock.now()),
  };
};
