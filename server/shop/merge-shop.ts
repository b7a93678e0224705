import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { mergeAddresses } from './addresses/address-repository';
import { shopAddresses } from './addresses/schema';
import { mergeCarts } from './cart/cart-merge';
import { mergeClaims } from './coupons/merge-claims';
import { mergeFavourites } from './favourites/favourites';
import { shopFavourites } from './favourites/schema';
import { mergeHistories } from './history/history-repository';
import { shopOrders } from './orders/schema';
import { shopRefunds } from './refunds/schema';
import { shopCartItems, shopHistory } from './schema';

/**
 * What becomes of a visitor's things when the visitor turns out to be a member; one who was a member before has orders,
 * addresses, coupons and favourites, too. Runs inside the merge's transaction.
 */
export const mergeShop = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  await mergeCarts(tx, fromUserId, toUserId);
  await mergeHistories(tx, fromUserId, toUserId);
  await mergeFavourites(tx, fromUserId, toUserId);
  await mergeAddresses(tx, fromUserId, toUserId);
  await tx
    .update(shopOrders)
    // Keys are unique per user; one user's may be another's, too.
    .set({
      userId: toUserId,
      idempotencyKey: sql`${shopOrders.idempotencyKey} || ':' || ${fromUserId}::text`,
    })
    .where(eq(shopOrders.userId, fromUserId));
  await mergeClaims(tx, fromUserId, toUserId);
};

/**
 * What becomes of a user's things when their personal data goes: the orders stay, with nobody's name, number or words
 * on them.
 */
export const forgetShopper = async (tx: Db, userId: string): Promise<void> => {
  await tx.delete(shopCartItems).where(eq(shopCartItems.userId, userId));
  await tx.delete(shopHistory).where(eq(shopHistory.userId, userId));
  await tx.delete(shopFavourites).where(eq(shopFavourites.userId, userId));
  await tx.delete(shopAddresses).where(eq(shopAddresses.userId, userId));
  const orders = await tx
    .update(shopOrders)
    .set({ address: null, remark: '' })
    .where(eq(shopOrders.userId, userId))
    .returning({ id: shopOrders.id });
  if (orders.length === 0) return;
  await tx
    .update(shopRefunds)
    .set({ note: '' })
    .where(
      inArray(
        shopRefunds.orderId,
        orders.map(({ id }) => id),
      ),
    );
};
