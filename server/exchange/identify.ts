import { and, eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import { channelIdentities } from '../accounts/schema';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { LoginProof, PlatformApi, PlatformIdentity } from './types';

/** Who a login code stands for, with the union id also where a platform tells it elsewhere. @throws AppError of the exchange */
export type Identify = (api: PlatformApi, proof: LoginProof) => Promise<PlatformIdentity>;

export interface IdentifyDeps {
  readonly db: Db;
  readonly logger: Logger;
}

export const createIdentify = ({ db, logger }: IdentifyDeps): Identify => {
  const stored = async ({ platform, appId }: PlatformApi, openId: string): Promise<string | null> => {
    const rows = await db
      .select({ unionId: channelIdentities.unionId })
      .from(channelIdentities)
      .where(
        and(
          eq(channelIdentities.platform, platform),
          eq(channelIdentities.appId, appId),
          eq(channelIdentities.openId, openId),
        ),
      );
    return rows[0]?.unionId ?? null;
  };

  /** Nobody is kept from logging in because of it: what is not learned now is learned at the next login. */
  const ask = async (api: PlatformApi, openId: string): Promise<string | null> => {
    try {
      return (await api.unionId?.(openId)) ?? null;
    } catch (err) {
      if (!(err instanceof AppError)) throw err;
      logger.info({ platform: api.platform, code: err.code, reason: err.reason }, 'no union id');
      return null;
    }
  };

  return async (api, proof) => {
    const identity = await api.exchange(proof);
    const { openId } = identity;
    if (identity.unionId !== null || openId === null || api.unionId === undefined) return identity;
    return { ...identity, unionId: (await stored(api, openId)) ?? (await ask(api, openId)) };
  };
};
