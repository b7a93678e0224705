import { and, count, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import type { HostPlatform } from '../config';
import type { Db } from '../db/types';
import { channelIdentities } from './schema';

export type IdentityRow = typeof channelIdentities.$inferSelect;
export type NewIdentity = typeof channelIdentities.$inferInsert;

const identities = channelIdentities;
const one = (rows: readonly IdentityRow[]): IdentityRow | null => rows[0] ?? null;

export const identityRepository = {
  find: async (db: Db, id: string): Promise<IdentityRow | null> =>
    one(await db.select().from(identities).where(eq(identities.id, id))),

  /** Locked until the transaction ends: its session key may change. */
  lockByOpenId: async (tx: Db, platform: HostPlatform, appId: string, openId: string) =>
    one(
      await tx
        .select()
        .from(identities)
        .where(
          and(eq(identities.platform, platform), eq(identities.appId, appId), eq(identities.openId, openId)),
        )
        .for('update'),
    ),

  /** The device that is known by nothing but this anonymous id, locked until the transaction ends. */
  lockAnonymous: async (tx: Db, platform: HostPlatform, appId: string, anonymousId: string) =>
    one(
      await tx
        .select()
        .from(identities)
        .where(
          and(
            eq(identities.platform, platform),
            eq(identities.appId, appId),
            eq(identities.anonymousId, anonymousId),
            isNull(identities.openId),
          ),
        )
        .for('update'),
    ),

  /** False when the same identity was stored by somebody else in the same moment. */
  insert: async (db: Db, row: NewIdentity): Promise<boolean> => {
    const rows = await db
      .insert(identities)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: identities.id });
    return rows.length === 1;
  },

  update: async (db: Db, id: string, change: Partial<NewIdentity>): Promise<void> => {
    await db.update(identities).set(change).where(eq(identities.id, id));
  },

  /** The person has signed out: from now on a silent login leads to a visitor. Only while the identity is this user's. */
  lock: async (db: Db, id: string, userId: string, now: number): Promise<void> => {
    await db
      .update(identities)
      .set({ lockedAt: now, visitorId: null, updatedAt: now })
      .where(and(eq(identities.id, id), eq(identities.userId, userId), isNull(identities.lockedAt)));
  },

  /** Somebody logged in through a locked identity: it leads to that user from now on. */
  unlock: async (db: Db, id: string, userId: string, now: number): Promise<void> => {
    await db
      .update(identities)
      .set({ userId, lockedAt: null, visitorId: null, updatedAt: now })
      .where(and(eq(identities.id, id), isNotNull(identities.lockedAt)));
  },

  /** How many identities lead to this user by themselves. */
  countOpen: async (db: Db, userId: string): Promise<number> => {
    const rows = await db
      .select({ open: count() })
      .from(identities)
      .where(and(eq(identities.userId, userId), isNull(identities.lockedAt)));
    return rows[0]?.open ?? 0;
  },

  idsOfUser: async (db: Db, userId: string): Promise<readonly string[]> => {
    const rows = await db.select({ id: identities.id }).from(identities).where(eq(identities.userId, userId));
    return rows.map(({ id }) => id);
  },

  removeAllOfUser: async (db: Db, userId: string): Promise<void> => {
    await db.delete(identities).where(eq(identities.userId, userId));
  },

  moveAllOfUser: async (db: Db, fromUserId: string, toUserId: string, now: number): Promise<void> => {
    await db
      .update(identities)
      .set({ userId: toUserId, updatedAt: now })
      .where(eq(identities.userId, fromUserId));
  },

  /** Another user whom the platform calls by the same union id. A locked identity leads nobody anywhere. */
  userByUnionId: async (
    db: Db,
    platform: HostPlatform,
    unionId: string,
    notUserId: string,
  ): Promise<string | null> => {
    const rows = await db
      .select({ userId: identities.userId })
      .from(identities)
      .where(
        and(
          eq(identities.platform, platform),
          eq(identities.unionId, unionId),
          ne(identities.userId, notUserId),
          isNull(identities.lockedAt),
        ),
      )
      .orderBy(identities.createdAt)
      .limit(1);
    return rows[0]?.userId ?? null;
  },
};
