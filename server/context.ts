import type { Logger } from 'pino';
import type { MergeHooks } from './accounts/merge-hooks';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Database } from './db/types';
import type { Random } from './random';

/** What an application is built from. Left out parts are the real ones. */
export interface AppDeps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly random?: Random;
  /** How platforms are reached. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: no log lines. */
  readonly logger?: Logger;
}

/** What routes and services share. */
export interface AppContext extends Required<AppDeps> {
  readonly mergeHooks: MergeHooks;
}
