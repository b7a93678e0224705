import { AppError } from '../errors';
import type { RateRule } from '../rate-limits/rate-limits';
import type { KeeperDeps } from './keeper-deps';
import { accessTokenRepository } from './repository';
import type { FetchedToken, TokenSource } from './token-source';

/** Forced refreshes that WeChat allows, with a little room: 30 s apart, 20 a day. */
const forceRules = [
  { name: 'access-token-forced', most: 1, perMs: 31_000 },
  { name: 'access-token-forced-day', most: 18, perMs: 24 * 3_600_000 },
];

/** A platform that refuses every token it gives is not asked for the next one without end. */
const refusals = { name: 'access-token-refused', most: 20, perMs: 60_000 };

/** A platform that is busy is asked once more after this long: a refresh asked for twice does no harm. */
const secondTryMs = 300;

/** Whoever has the lease no longer must not go on. */
class LeaseLost extends Error {}

/**
 * Does one refresh, as the holder of the lease with this fence number, which is given back with the new token. Never asks
 * the platform without the lease. False when another instance has taken it over.
 */
export const createRefresh = (deps: KeeperDeps, source: TokenSource) => {
  const { db, clock, box, limits, wait, timing } = deps;
  const context = `${source.platform} ${source.appId}`;
  const early = source.overlapMs === 0 ? timing.earlyMs : Math.min(timing.earlyMs, source.overlapMs);

  const prolong = async (fence: number): Promise<void> => {
    const kept = await accessTokenRepository.prolong(db, source, fence, clock.now() + timing.leaseMs);
    if (!kept) throw new LeaseLost();
  };

  const ask = async (fence: number, force: boolean): Promise<FetchedToken> => {
    await prolong(fence);
    try {
      return await source.fetch(force);
    } catch (error) {
      const busy =
        error instanceof AppError && (error.code === 'PLATFORM_BUSY' || error.code === 'PLATFORM_TIMEOUT');
      if (!busy) throw error;
    }
    await wait(secondTryMs);
    await prolong(fence);
    return source.fetch(force);
  };

  const may = async (rules: readonly RateRule[]): Promise<boolean> => {
    try {
      await limits.take(
        db,
        rules.map((rule) => ({ rule, subject: context })),
      );
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'RATE_LIMITED') return false;
      throw error;
    }
  };

  const obtain = async (fence: number, refused: string | null): Promise<FetchedToken> => {
    if (refused !== null && !(await may([refusals]))) {
      throw new AppError('PLATFORM_BUSY', { reason: `${context} refuses every token it gives` });
    }
    const usual = await ask(fence, false);
    if (usual.token !== refused || !(await may(forceRules))) return usual;
    return ask(fence, true);
  };

  const renew = async (fence: number): Promise<boolean> => {
    const row = await accessTokenRepository.find(db, source);
    const before = row?.token == null ? null : box.open(row.token, context);
    const askedAt = clock.now();
    const { token, expiresInMs } = await obtain(fence, row?.refusedAt == null ? null : before);
    const expiresAt = askedAt + expiresInMs;
    // WeChat gives the same token again when it is asked a moment too early: then there is time for another look.
    const again = before === token ? clock.now() + timing.retryMs : 0;
    return accessTokenRepository.save(db, source, fence, {
      token: box.seal(token, context),
      expiresAt,
      refreshAt: Math.max(expiresAt - early, again),
      fetchedAt: clock.now(),
    });
  };

  return async (fence: number): Promise<boolean> => {
    try {
      return await renew(fence);
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      throw error;
    }
  };
};
