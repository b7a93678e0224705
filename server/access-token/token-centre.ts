import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../context';
import { countRefreshes } from '../metrics/instrument';
import { newId } from '../random';
import type { RateLimits } from '../rate-limits/rate-limits';
import type { Keyring } from '../secrets/keyring';
import type { KeeperDeps, TokenTiming } from './keeper-deps';
import { createTokenKeeper, type TokenKeeper } from './token-keeper';
import { createTokenNews, type TokenNews } from './token-news';
import type { TokenSource } from './token-source';

/** The access tokens of all apps that this server speaks for. */
export interface TokenCentre {
  /** Keeps one more app's token from now on. */
  keep(source: TokenSource): TokenKeeper;
  /** Null for an app that is not ours. */
  find(platform: string, appId: string): TokenKeeper | null;
  /** From the application's start to its end: listens for news, refreshes early, and ends what it began. */
  attach(app: FastifyInstance, scheduler: AppContext['scheduler']): void;
}

export interface TokenCentreDeps {
  readonly context: Pick<AppContext, 'config' | 'database' | 'clock' | 'random' | 'logger' | 'metrics'>;
  readonly keyring: Keyring;
  readonly limits: Pick<RateLimits, 'take'>;
  readonly wait: KeeperDeps['wait'];
  /** Default: the database's. */
  readonly news?: TokenNews;
}

type Times = Pick<AppContext['config'], 'accessTokenEarlyMs' | 'platformTimeoutMs'>;

/** What follows from how early a token is to be refreshed, and from how long a call of a platform may take. */
export const tokenTiming = ({ accessTokenEarlyMs: earlyMs, platformTimeoutMs }: Times): TokenTiming => ({
  earlyMs,
  lastMs: Math.min(earlyMs / 10, 30_000),
  leaseMs: platformTimeoutMs + 3_000,
  retryMs: Math.min(earlyMs / 10, 10_000),
  pollMs: 250,
});

export const createTokenCentre = (deps: TokenCentreDeps): TokenCentre => {
  const { config, database, clock, random, logger, metrics } = deps.context;
  const timing = tokenTiming(config);
  const news = deps.news ?? createTokenNews(database);
  const keepers = new Map<string, TokenKeeper>();
  const shared: KeeperDeps = {
    db: database.db,
    clock,
    logger,
    limits: deps.limits,
    box: deps.keyring.box('access-token'),
    holder: newId(random),
    news,
    wait: deps.wait,
    timing,
  };
  const all = (work: (keeper: TokenKeeper) => Promise<void>) => Promise.all([...keepers.values()].map(work));

  return {
    keep: (source) => {
      const fetch = countRefreshes(source.fetch, source.platform, metrics);
      const keeper = createTokenKeeper(shared, { ...source, fetch });
      keepers.set(`${source.platform} ${source.appId}`, keeper);
      return keeper;
    },
    find: (platform, appId) => keepers.get(`${platform} ${appId}`) ?? null,
    attach: (app, scheduler) => {
      let stop: (() => void) | undefined;
      const look = async (): Promise<void> => {
        await news.listen();
        await all((keeper) => keeper.tend());
      };
      app.addHook('onReady', async () => {
        await news.listen();
        stop = scheduler.every(Math.min(60_000, Math.max(500, timing.earlyMs / 5)), look);
      });
      app.addHook('onClose', async () => {
        stop?.();
        await all((keeper) => keeper.idle());
        await news.close();
      });
    },
  };
};
