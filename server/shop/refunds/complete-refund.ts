import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopCouponClaims, shopCoupons } from '../coupons/schema';
import { releaseCoupon } from '../coupons/use-coupon';
import { putBack } from '../orders/give-back';
import { lockOrder, moveOrder, type OrderRow } from '../orders/move-order';
import { shopOrderItems, shopOrders } from '../orders/schema';
import { openRefundOrders } from './open-refunds';
import { piecesOf, type RefundRow } from './refund-rows';
import { shopRefunds } from './schema';

/** Pieces that never left the house go back on the shelf. */
const restock = async (tx: Db, refund: RefundRow): Promise<void> => {
  const items = await tx.select().from(shopOrderItems).where(eq(shopOrderItems.orderId, refund.orderId));
  const pieces = await piecesOf(tx, refund.id);
  await putBack(
    tx,
    pieces.flatMap(({ position, quantity }) => {
      const item = items.find((one) => one.position === position);
      return item === undefined ? [] : [{ skuId: item.skuId, quantity }];
    }),
  );
};

/** A coupon comes back if its offer says so. */
const returnCoupon = async (tx: Db, orderId: string): Promise<void> => {
  const [row] = await tx
    .select({ back: shopCoupons.backOnRefund })
    .from(shopCouponClaims)
    .innerJoin(shopCoupons, eq(shopCoupons.id, shopCouponClaims.couponId))
    .where(eq(shopCouponClaims.orderId, orderId));
  if (row?.back === true) await releaseCoupon(tx, orderId);
};

const isEmptied = async (tx: Db, orderId: string): Promise<boolean> => {
  const items = await tx.select().from(shopOrderItems).where(eq(shopOrderItems.orderId, orderId));
  if (items.some(({ quantity, refundQuantity }) => refundQuantity < quantity)) return false;
  return !(await openRefundOrders(tx, [orderId])).has(orderId);
};

/** What an applied refund does to its order; an automatic one was never part of the order's money. */
const changeOrder = async (tx: Db, order: OrderRow, refund: RefundRow, now: number): Promise<void> => {
  await tx
    .update(shopOrders)
    .set({ refundedFen: sql`${shopOrders.refundedFen} + ${refund.amountFen}` })
    .where(eq(shopOrders.id, order.id));
  const unshipped = order.status === 'pending_shipment';
  if (unshipped) await restock(tx, refund);
  if (!(await isEmptied(tx, order.id))) return;
  await moveOrder(tx, order, 'refund', { cancelledAt: now, cancelReason: 'refunded' });
  if (unshipped) await returnCoupon(tx, order.id);
};

/**
 * The money of a refund has gone back: 退款中 becomes 已退款, once, and with it go its effects. Pieces of an unshipped
 * order return to the shelf; an order with no piece left is closed.
 */
export const completeRefund = async (tx: Db, refundId: string, now: number): Promise<void> => {
  const [seen] = await tx.select().from(shopRefunds).where(eq(shopRefunds.id, refundId));
  const order = seen === undefined ? null : await lockOrder(tx, seen.orderId);
  if (order === null) return;
  const [refund] = await tx
    .update(shopRefunds)
    .set({ state: 'refunded', endedAt: now })
    .where(and(eq(shopRefunds.id, refundId), eq(shopRefunds.state, 'refunding')))
    .returning();
  if (refund !== undefined && !refund.automatic) await changeOrder(tx, order, refund, now);
};
