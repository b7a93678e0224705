import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { loginCodes } from './schema';

export type LoginCodeRow = typeof loginCodes.$inferSelect;

export const loginCodeRepository = {
  /**
   * Takes the code for one exchange. True for exactly one caller; true again for the same key when the caller before it
   * has left neither an answer nor a failure since `staleBefore` (its process is gone).
   */
  claim: async (db: Db, codeHash: string, keyHash: string, now: number, staleBefore: number) => {
    const rows = await db
      .insert(loginCodes)
      .values({ codeHash, keyHash, startedAt: now })
      .onConflictDoUpdate({
        target: loginCodes.codeHash,
        set: { startedAt: now },
        setWhere: sql`${loginCodes.keyHash} = excluded.key_hash and ${loginCodes.failure} is null
          and ${loginCodes.sessionId} is null and ${loginCodes.startedAt} < ${staleBefore}`,
      })
      .returning({ codeHash: loginCodes.codeHash });
    return rows.length === 1;
  },

  find: async (db: Db, codeHash: string): Promise<LoginCodeRow | null> => {
    const rows = await db.select().from(loginCodes).where(eq(loginCodes.codeHash, codeHash));
    return rows[0] ?? null;
  },

  succeed: async (db: Db, codeHash: string, sessionId: string, token: string): Promise<void> => {
    await db.update(loginCodes).set({ sessionId, token }).where(eq(loginCodes.codeHash, codeHash));
  },

  fail: async (db: Db, codeHash: string, failure: string): Promise<void> => {
    await db.update(loginCodes).set({ failure }).where(eq(loginCodes.codeHash, codeHash));
  },

  /** Removes answers that may not be repeated any more, and codes that every platform has forgotten. */
  sweep: async (db: Db, tokensBefore: number, codesBefore: number): Promise<void> => {
    await db.delete(loginCodes).where(lt(loginCodes.startedAt, codesBefore));
    await db
      .update(loginCodes)
      .set({ token: null })
      .where(and(lt(loginCodes.startedAt, tokensBefore), isNotNull(loginCodes.token)));
  },
};
