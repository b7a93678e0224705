import { performance } from 'node:perf_hooks';
import type { AppContext } from '../context';
import { type ChangeWatch, createChangeWatch } from './changes/change-watch';
import { createSessionCache, noSessionCache, type SessionCache } from './session-cache';
import { createSessions, type Sessions } from './sessions';

export interface OpenedSessions {
  readonly sessions: Sessions;
  readonly cache: SessionCache;
  /** To be started when the application is ready, and closed with it. */
  readonly changes: ChangeWatch;
}

/** Nothing is in memory here, but other instances may have something. */
const createCache = ({ config }: AppContext, isFresh: () => boolean): SessionCache => {
  const { sessionCacheSize: size, sessionCacheMs: lifeMs } = config;
  const monotonic = (): number => performance.now();
  return size === 0 ? noSessionCache : createSessionCache({ size, lifeMs, monotonic, isFresh });
};

/** The sessions of a server, with a memory that hears of changes. */
export const openSessions = (context: AppContext): OpenedSessions => {
  const { config, clock, random, database, scheduler, logger, metrics } = context;
  const { sessionLifeMs: lifeMs, sessionIdleMs: idleMs } = config;
  const cache = createCache(context, () => changes.isFresh());
  metrics.watchSessions(cache.state);
  const changes = createChangeWatch({
    database,
    random,
    scheduler,
    logger,
    monotonic: () => performance.now(),
    onUserChanged: cache.forgetUser,
    onLapse: cache.clear,
  });
  return {
    sessions: createSessions({ db: database.db, clock, random, lifeMs, idleMs, cache }),
    cache,
    changes,
  };
};
