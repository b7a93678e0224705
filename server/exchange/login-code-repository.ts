import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { loginCodes } from './schema';

export type LoginCodeRow = typeof loginCodes.$inferSelect;

/** A code as one caller took it: another one has another beginning. */
export interface Claimed {
  readonly codeHash: string;
  readonly startedAt: number;
}

const prepareClaim = (db: Db) =>
  db
    .insert(loginCodes)
    .values({
      codeHash: sql.placeholder('codeHash'),
      keyHash: sql.placeholder('keyHash'),
      startedAt: sql.placeholder('now'),
    })
    .onConflictDoUpdate({
      target: loginCodes.codeHash,
      set: { startedAt: sql`excluded.started_at` },
      setWhere: sql`${loginCodes.keyHash} = excluded.key_hash and ${loginCodes.failure} is null
        and ${loginCodes.sessionId} is null and ${loginCodes.startedAt} < ${sql.placeholder('staleBefore')}::bigint`,
    })
    .returning({ codeHash: loginCodes.codeHash })
    .prepare('claim_login_code');

export interface ClaimRequest {
  readonly codeHash: string;
  readonly keyHash: string;
  readonly now: number;
  readonly staleBefore: number;
}

/**
 * Takes the code for one exchange. True for exactly one caller; true again for the same key when the caller before it
 * has left neither an answer nor a failure since `staleBefore` (its process is gone).
 */
export const createClaim = (db: Db): ((request: ClaimRequest) => Promise<boolean>) => {
  const statement = prepareClaim(db);
  return async (request) => (await statement.execute({ ...request })).length === 1;
};

export const loginCodeRepository = {
  find: async (db: Db, codeHash: string): Promise<LoginCodeRow | null> => {
    const rows = await db.select().from(loginCodes).where(eq(loginCodes.codeHash, codeHash));
    return rows[0] ?? null;
  },

  /** Notes the answer. False when somebody else has taken the code over from whoever began at `startedAt`. */
  succeed: async (db: Db, { codeHash, startedAt }: Claimed, sessionId: string, token: string) => {
    const rows = await db
      .update(loginCodes)
      .set({ sessionId, token })
      .where(and(eq(loginCodes.codeHash, codeHash), eq(loginCodes.startedAt, startedAt)))
      .returning({ codeHash: loginCodes.codeHash });
    return rows.length === 1;
  },

  fail: async (db: Db, { codeHash, startedAt }: Claimed, failure: string): Promise<void> => {
    await db
      .update(loginCodes)
      .set({ failure })
      .where(and(eq(loginCodes.codeHash, codeHash), eq(loginCodes.startedAt, startedAt)));
  },

  /** The code was not sent after all: it is as if nobody had come with it. */
  giveBack: async (db: Db, { codeHash, startedAt }: Claimed): Promise<void> => {
    await db
      .delete(loginCodes)
      .where(and(eq(loginCodes.codeHash, codeHash), eq(loginCodes.startedAt, startedAt)));
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
