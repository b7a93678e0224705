import { and, eq } from 'drizzle-orm';
import type { Db } from '../db/types';
import { accessTokens } from './schema';

export interface StoredToken {
  /** Sealed. */
  readonly token: string;
  readonly expiresAt: number;
}

export const accessTokenRepository = {
  find: async (db: Db, platform: string, appId: string): Promise<StoredToken | null> => {
    const rows = await db
      .select({ token: accessTokens.token, expiresAt: accessTokens.expiresAt })
      .from(accessTokens)
      .where(and(eq(accessTokens.platform, platform), eq(accessTokens.appId, appId)));
    return rows[0] ?? null;
  },

  save: async (db: Db, platform: string, appId: string, stored: StoredToken, now: number): Promise<void> => {
    const values = { platform, appId, ...stored, fetchedAt: now };
    await db
      .insert(accessTokens)
      .values(values)
      .onConflictDoUpdate({ target: [accessTokens.platform, accessTokens.appId], set: values });
  },
};
