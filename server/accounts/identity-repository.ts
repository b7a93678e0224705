import { and, eq, isNull, ne } from 'drizzle-orm';
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

  moveAllOfUser: async (db: Db, fromUserId: string, toUserId: string, now: number): Promise<void> => {
    await db
      .update(identities)
      .set({ userId: toUserId, updatedAt: now })
      .where(eq(identities.userId, fromUserId));
  },

  /** Another user whom the platform calls by the same union id. */
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
        ),
      )
      .orderBy(identities.createdAt)
      .limit(1);
    return rows[0]?.userId ?? null;
  },
};
