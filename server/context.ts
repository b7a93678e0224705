import type { Logger } from 'pino';
import type { DeletionHooks } from './accounts/deletion-hooks';
import type { MergeHooks } from './accounts/merge-hooks';
import type { ResolveHost } from './avatars/guarded-lookup';
import type { Clock } from './clock';
import type { Config } from './config';
import type { Database } from './db/types';
import type { Drain } from './lifecycle/drain';
import type { PrometheusMetrics } from './metrics/prometheus';
import type { Random } from './random';
import type { Scheduler } from './scheduler';

/** What an application is built from. Left out parts are the real ones. */
export interface AppDeps {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly random?: Random;
  /** How platforms are reached. */
  readonly fetch?: typeof globalThis.fetch;
  /** How host names of pictures become addresses. */
  readonly resolveHost?: ResolveHost;
  /** Default: no log lines. */
  readonly logger?: Logger;
  /** What the hourly chores run by. */
  readonly scheduler?: Scheduler;
  /** What is counted. Default: counts of this application alone, without those of the process. */
  readonly metrics?: PrometheusMetrics;
  /** Whether the server is about to close. Default: it is not. */
  readonly drain?: Drain;
}

/** What routes and services share. */
export interface AppContext extends Required<AppDeps> {
  readonly mergeHooks: MergeHooks;
  readonly deletionHooks: DeletionHooks;
}
