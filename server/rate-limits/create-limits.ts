import type { AppContext } from '../context';
import type { Keyring } from '../secrets/keyring';
import { databaseCounter } from './database-counter';
import { createMemoryCounter } from './memory-counter';
import { createRateLimits, type RateLimits } from './rate-limits';

/** The limits of a server, with their counts where its settings say. */
export interface Limits {
  /** What guards accounts and money: numbers, passwords, codes. */
  readonly exact: RateLimits;
  /** What guards the server itself: requests of an address or a user. */
  readonly requests: RateLimits;
  /** Removes counts whose time is over. */
  sweep(): Promise<void>;
}

const counterOf = (store: 'database' | 'memory') =>
  store === 'database' ? databaseCounter : createMemoryCounter();

/** Nothing in memory outlives the process, and every request pays for a hash. */
const asItIs = { hmac: (_purpose: string, text: string): string => text };

export const createLimits = (
  { config, clock, metrics, database }: Pick<AppContext, 'config' | 'clock' | 'metrics' | 'database'>,
  keyring: Keyring,
): Limits => {
  const { store, httpStore } = config.limits;
  const shared = { clock, onRefused: metrics.rateLimited };
  const exact = createRateLimits({ ...shared, keyring, counter: counterOf(store) });
  const requests = createRateLimits({
    ...shared,
    keyring: httpStore === 'memory' ? asItIs : keyring,
    counter: counterOf(httpStore),
  });
  return {
    exact,
    requests,
    sweep: async () => {
      await exact.sweep(database.db);
      await requests.sweep(database.db);
    },
  };
};
