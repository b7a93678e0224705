import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { lockBothUsers, lockUser } from '../lock-user';
import { shopHistory, shopProducts } from '../schema';

/** So many goods are remembered per user. */
export const historySize = 100;

export interface HistoryRepository {
  /**
   * Puts a good at the top of a user's history and forgets the oldest beyond `historySize`, in one step. False when
   * there is no such good.
   */
  record(userId: string, productId: string, viewedAt: number): Promise<boolean>;
  /** Ids of the goods looked at last, newest first. */
  listNewest(userId: string, limit: number): Promise<string[]>;
  /** Forgets one good, or all of them when none is named. */
  forget(userId: string, productId?: string): Promise<void>;
}

const newestFirst = [desc(shopHistory.viewedAt), desc(shopHistory.productId)] as const;

const forgetOldest = async (tx: Db, userId: string): Promise<void> => {
  const kept = tx
    .select({ productId: shopHistory.productId })
    .from(shopHistory)
    .where(eq(shopHistory.userId, userId))
    .orderBy(...newestFirst)
    .limit(historySize);
  await tx
    .delete(shopHistory)
    .where(and(eq(shopHistory.userId, userId), notInArray(shopHistory.productId, kept)));
};

export const createHistoryRepository = (db: Db): HistoryRepository => ({
  record: (userId, productId, viewedAt) =>
    db.transaction(async (tx) => {
      await lockUser(tx, userId);
      const [product] = await tx
        .select({ id: shopProducts.id })
        .from(shopProducts)
        .where(eq(shopProducts.id, productId));
      if (product === undefined) return false;
      await tx
        .insert(shopHistory)
        .values({ userId, productId, viewedAt })
        .onConflictDoUpdate({ target: [shopHistory.userId, shopHistory.productId], set: { viewedAt } });
      await forgetOldest(tx, userId);
      return true;
    }),

  listNewest: async (userId, limit) => {
    const rows = await db
      .select({ productId: shopHistory.productId })
      .from(shopHistory)
      .where(eq(shopHistory.userId, userId))
      .orderBy(...newestFirst)
      .limit(limit);
    return rows.map(({ productId }) => productId);
  },

  forget: async (userId, productId) => {
    const named = productId === undefined ? undefined : eq(shopHistory.productId, productId);
    await db.delete(shopHistory).where(and(eq(shopHistory.userId, userId), named));
  },
});

/** Both histories as one, each good at its latest look; the first user's is empty afterwards. */
export const mergeHistories = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  await lockBothUsers(tx, [fromUserId, toUserId]);
  const both = inArray(shopHistory.userId, [fromUserId, toUserId]);
  const rows = await tx
    .select()
    .from(shopHistory)
    .where(both)
    .orderBy(...newestFirst);
  const latest = new Map<string, number>();
  for (const { productId, viewedAt } of rows) {
    if (!latest.has(productId)) latest.set(productId, viewedAt);
  }
  await tx.delete(shopHistory).where(both);
  const merged = [...latest].slice(0, historySize);
  if (merged.length === 0) return;
  await tx
    .insert(shopHistory)
    .values(merged.map(([productId, viewedAt]) => ({ userId: toUserId, productId, viewedAt })));
};
