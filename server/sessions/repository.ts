import { and, desc, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import type { Platform } from '../../src/contract/account';
import type { Db } from '../db/types';
import type { Moment } from './live-session';
import { sessions } from './schema';

export interface SessionRow {
  readonly id: string;
  readonly tokenHash: string;
  readonly userId: string;
  readonly identityId: string | null;
  readonly platform: Platform;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

const isLive = ({ now, idleSince }: Moment) =>
  and(isNull(sessions.revokedAt), gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, idleSince));

const deviceColumns = {
  id: sessions.id,
  platform: sessions.platform,
  identityId: sessions.identityId,
  createdAt: sessions.createdAt,
  lastSeenAt: sessions.lastSeenAt,
};

/** A session as its user may see it, and the identity behind it. */
export type DeviceRow = Pick<SessionRow, keyof typeof deviceColumns>;

/** Every member is one statement: it either happened or it did not. */
export const sessionRepository = {
  insert: async (db: Db, row: SessionRow): Promise<void> => {
    await db.insert(sessions).values(row);
  },

  /** Notes that the session is in use, unless somebody noted that after `notAfter`. */
  touch: async (db: Db, sessionId: string, now: number, notAfter: number): Promise<void> => {
    await db
      .update(sessions)
      .set({ lastSeenAt: now })
      .where(and(eq(sessions.id, sessionId), lte(sessions.lastSeenAt, notAfter)));
  },

  /** Sessions of one user that have not ended, the one used last first. */
  listLive: async (db: Db, userId: string, moment: Moment): Promise<readonly DeviceRow[]> =>
    db
      .select(deviceColumns)
      .from(sessions)
      .where(and(eq(sessions.userId, userId), isLive(moment)))
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.createdAt), sessions.id),

  /** Ends one live session of this user; null when the user has none with this id. */
  revokeOwn: async (db: Db, userId: string, sessionId: string, moment: Moment): Promise<DeviceRow | null> => {
    const rows = await db
      .update(sessions)
      .set({ revokedAt: moment.now })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isLive(moment)))
      .returning(deviceColumns);
    return rows[0] ?? null;
  },

  /** Ends all sessions of this user but one; gives those that were live. */
  revokeOthers: async (db: Db, userId: string, keepId: string, now: number): Promise<readonly DeviceRow[]> =>
    db
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.userId, userId), ne(sessions.id, keepId), isNull(sessions.revokedAt)))
      .returning(deviceColumns),

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

  /** Removes every session of this user, and every one that was opened through one of these identities. */
  removeAll: async (db: Db, userId: string, identityIds: readonly string[]): Promise<void> => {
    await db
      .delete(sessions)
      .where(or(eq(sessions.userId, userId), inArray(sessions.identityId, [...identityIds])));
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
