import { AppError } from '../errors';
import type { KeeperDeps } from './keeper-deps';
import { createRefresh } from './refresh-token';
import { accessTokenRepository, type TokenRow } from './repository';
import type { TokenSource } from './token-source';

/** A token that works now, and its end. */
export interface KeptToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** One app's access token, the same for all instances. */
export interface TokenKeeper {
  /**
   * The token of the moment. While it is being refreshed the old one is given as long as the platform honours it; where
   * there is none, or the platform promises nothing about the old one, the caller waits for the new one.
   * @throws AppError those of a platform that does not answer, when there is no token that works
   */
  get(): Promise<KeptToken>;
  /**
   * Called with a token that the platform refused: nobody gets it any more. If it was replaced meanwhile the newer one is
   * given and nothing else happens. @throws AppError as `get`
   */
  replace(refused: string): Promise<KeptToken>;
  /** Refreshes what is due, if nobody else does; an app whose token nobody ever asked for has none. Never rejects. */
  tend(): Promise<void>;
  /** Resolves when nothing is under way here. */
  idle(): Promise<void>;
}

/** Between being told of a new token and reading it, it may have been refused in its turn. */
const rounds = 3;

export const createTokenKeeper = (deps: KeeperDeps, source: TokenSource): TokenKeeper => {
  const { db, clock, logger, box, holder, news, wait, timing } = deps;
  const context = `${source.platform} ${source.appId}`;
  const about = { platform: source.platform, appId: source.appId };
  const refresh = createRefresh(deps, source);
  let flight: Promise<void> | null = null;

  const isDue = (row: TokenRow): boolean => (row.refreshAt ?? 0) <= clock.now();

  const refuse = (sealed: string): Promise<void> =>
    accessTokenRepository.refuse(db, source, sealed, clock.now());

  /** What lies there, and the token if it works. What cannot be opened with our secrets counts as dead. */
  const read = async (): Promise<{ row: TokenRow | null; kept: KeptToken | null }> => {
    const row = await accessTokenRepository.find(db, source);
    if (row === null || row.token === null || row.expiresAt === null || row.refusedAt !== null)
      return { row, kept: null };
    const token = box.open(row.token, context);
    if (token === null) await refuse(row.token);
    const works = token !== null && clock.now() < row.expiresAt - timing.lastMs;
    return { row, kept: works ? { token, expiresAt: row.expiresAt } : null };
  };

  /** False when another instance took over meanwhile. */
  const hold = async (fence: number): Promise<boolean> => {
    try {
      const done = await refresh(fence);
      if (done) logger.info(about, 'an access token was refreshed');
      return done;
    } catch (error) {
      await accessTokenRepository.release(db, source, fence, clock.now() + timing.retryMs);
      throw error;
    } finally {
      await news.say(context).catch(() => undefined);
    }
  };

  /** Refreshes, or waits until whoever has the lease has done so; takes over when they are gone. */
  const renew = async (): Promise<void> => {
    void news.listen();
    for (let waited = 0; waited <= 3 * timing.leaseMs; waited += timing.pollMs) {
      const word = news.next(context);
      const now = clock.now();
      const lease = { holder, until: now + timing.leaseMs };
      const fence = await accessTokenRepository.claim(db, source, lease, {
        now,
        useless: now + timing.lastMs,
      });
      if (fence !== null && (await hold(fence))) return;
      const { row, kept } = await read();
      if (kept !== null && row !== null && !isDue(row)) return;
      await Promise.race([word, wait(timing.pollMs)]);
    }
    throw new AppError('PLATFORM_TIMEOUT', { reason: `no end to the refresh of ${source.platform}` });
  };

  /** All callers of this process share one. */
  const join = (): Promise<void> => {
    flight ??= renew().finally(() => {
      flight = null;
    });
    return flight;
  };

  const joinQuietly = async (): Promise<void> => {
    try {
      await join();
    } catch (err) {
      logger.warn({ err, ...about }, 'an access token was not refreshed');
    }
  };

  const get = async (): Promise<KeptToken> => {
    for (let round = 0; round < rounds; round += 1) {
      const { row, kept } = await read();
      if (kept === null) {
        await join();
        continue;
      }
      if (row === null || !isDue(row)) return kept;
      if (source.overlapMs > 0) {
        void joinQuietly();
        return kept;
      }
      await joinQuietly();
      return (await read()).kept ?? kept;
    }
    const { kept } = await read();
    if (kept !== null) return kept;
    throw new AppError('PLATFORM_BUSY', { reason: `${source.platform} refuses every token it gives` });
  };

  return {
    get,
    replace: async (refused) => {
      const { row, kept } = await read();
      if (row?.token != null && kept?.token === refused) await refuse(row.token);
      return get();
    },
    tend: async () => {
      try {
        const { row } = await read();
        if (row !== null && row.token !== null && isDue(row)) await joinQuietly();
      } catch (err) {
        logger.warn({ err }, 'the access tokens could not be looked at');
      }
    },
    idle: async () => {
      await flight?.catch(() => undefined);
    },
  };
};
