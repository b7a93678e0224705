import { eq, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { mergeCarts } from './cart/cart-merge';
import { mergeHistories } from './history/history-repository';
import { shopCartItems, shopHistory, shopOrders } from './schema';

/**
 * What becomes of a visitor's things when the visitor turns out to be a member; one who was a member before has orders,
 * too. Runs inside the merge's transaction.
 */
export const mergeShop = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  await mergeCarts(tx, fromUserId, toUserId);
  await mergeHistories(tx, fromUserId, toUserId);
  await tx
    .update(shopOrders)
    // Keys are unique per user; one user's may be another's, too.
    .set({
      userId: toUserId,
      idempotencyKey: sql`${shopOrders.idempotencyKey} || ':' || ${fromUserId}::text`,
    })
    .where(eq(shopOrders.userId, fromUserId));
};

/** What becomes of a user's things when their personal data goes: the orders stay, with nobody's name on them. */
export const forgetShopper = async (tx: Db, userId: string): Promise<void> => {
  await tx.delete(shopCartItems).where(eq(shopCartItems.userId, userId));
  await tx.delete(shopHistory).where(eq(shopHistory.userId, userId));
};
