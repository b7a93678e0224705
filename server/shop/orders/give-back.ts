import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { releaseCoupon } from '../coupons/use-coupon';
import { closeOpenPayments } from '../payments/payment-repository';
import { shopSkus } from '../schema';

import { type MoveFields, moveOrder, type OrderRow } from './move-order';
import { shopOrderItems } from './schema';

/** Puts pieces back on the shelf, SKUs in the order of their ids as `takeStock` takes them. */
export const putBack = async (
  tx: Db,
  pieces: readonly { readonly skuId: string; readonly quantity: number }[],
): Promise<void> => {
  const byId = [...pieces].sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
  for (const { skuId, quantity } of byId) {
    await tx
      .update(shopSkus)
      .set({ stock: sql`${shopSkus.stock} + ${quantity}` })
      .where(eq(shopSkus.id, skuId));
  }
};

/**
 * Ends an unpaid order that the caller has locked: its goods go back on the shelf, its coupon to its owner, and what
 * waits at the cashier is closed. The change of state comes first and can happen once, and so can all the rest.
 * @returns the payments that were open, for the channel to be told after the transaction
 */
export const callOff = async (
  tx: Db,
  order: OrderRow,
  move: 'cancel' | 'expire',
  fields: MoveFields,
): Promise<string[]> => {
  await moveOrder(tx, order, move, fields);
  const items = await tx
    .select({ skuId: shopOrderItems.skuId, quantity: shopOrderItems.quantity })
    .from(shopOrderItems)
    .where(eq(shopOrderItems.orderId, order.id))
    .orderBy(asc(shopOrderItems.skuId));
  await putBack(tx, items);
  await releaseCoupon(tx, order.id);
  return closeOpenPayments(tx, order.id);
};
