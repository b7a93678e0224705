import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import type { RateLimits } from '../rate-limits/rate-limits';
import type { Box } from '../secrets/keyring';
import type { TokenNews } from './token-news';

/** How long things take, in milliseconds. */
export interface TokenTiming {
  /** How long before its end a token is refreshed, where the platform's overlap allows it. */
  readonly earlyMs: number;
  /** A token this close to its end is not handed out any more: whoever gets it must still have time to use it. */
  readonly lastMs: number;
  /** A holder of the lease who was not heard of for so long is taken to be gone. Longer than one call may take. */
  readonly leaseMs: number;
  /** After a refresh that failed or changed nothing the next one is not tried before this. */
  readonly retryMs: number;
  /** Who waits for another instance looks this often, should no word come. */
  readonly pollMs: number;
}

/** What the keepers of all apps share. */
export interface KeeperDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: Pick<RateLimits, 'take'>;
  readonly box: Box;
  /** This process, among those that take leases. */
  readonly holder: string;
  readonly news: Pick<TokenNews, 'next' | 'say' | 'listen'>;
  readonly wait: (ms: number) => Promise<void>;
  readonly timing: TokenTiming;
}
