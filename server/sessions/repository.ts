import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Platform } from '../../src/contract/account';
import { users } from '../accounts/schema';
import type { Db } from '../db/types';
import { sessions } from './schema';

export interface SessionRow {
  readonly id: string;
  readonly tokenHash: string;
  readonly userId: string;
  readonly identityId: string | null;
  readonly platform: Platform;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Every member is one statement: it either happened or it did not. */
export const sessionRepository = {
  insert: async (db: Db, row: SessionRow): Promise<void> => {
    await db.insert(sessions).values(row);
  },

  /** The session with this token hash and its user's phone; null when unknown, revoked or past its end. */
  findLive: async (db: Db, tokenHash: string, now: number) => {
    const rows = await db
      .select({
        sessionId: sessions.id,
        userId: sessions.userId,
        identityId: sessions.identityId,
        platform: sessions.platform,
        expiresAt: sessions.expiresAt,
        phone: users.phone,
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)));
    return rows[0] ?? null;
  },

  /** True when this call ended the session; false when it had ended before. */
  revoke: async (db: Db, sessionId: string, now: number): Promise<boolean> => {
    const rows = await db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    return rows.length === 1;
  },

  revokeAllOfUser: async (db: Db, userId: string, now: number): Promise<void> => {
    await db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
  },

  revokeAllOfIdentity: async (db: Db, identityId: string, now: number): Promise<void> => {
    await db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.identityId, identityId), isNull(sessions.revokedAt)));
  },

  /** The channel identity that a session was opened through; null for one without. */
  identityOf: async (db: Db, sessionId: string): Promise<string | null> => {
    const rows = await db
      .select({ identityId: sessions.identityId })
      .from(sessions)
      .where(eq(sessions.id, sessionId));
    return rows[0]?.identityId ?? null;
  },
};
