import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import type { Random } from '../../random';
import { lockOrder, moveOrder, type OrderRow } from '../orders/move-order';
import { shopOrderItems } from '../orders/schema';
import { insertAutomaticRefund } from '../refunds/refund-rows';
import { shopProducts } from '../schema';
import type { Notice } from './payment-port';
import { findPayment, type PaymentRow } from './payment-repository';
import { shopPayments } from './schema';

type Paid = Extract<Notice, { kind: 'paid' }>;

const mismatch = (reason: string): AppError => new AppError('PAYMENT_MISMATCH', { reason });

const take = async (tx: Db, payment: PaymentRow, paid: Paid, state: 'paid' | 'returned'): Promise<void> => {
  await tx
    .update(shopPayments)
    .set({ state, channelNumber: paid.channelNumber, paidAt: paid.paidAt })
    .where(eq(shopPayments.id, payment.id));
};

/** Adds what was bought to the sold counts, goods in the order of their ids. */
const countSales = async (tx: Db, orderId: string): Promise<void> => {
  const items = await tx
    .select({
      productId: shopOrderItems.productId,
      pieces: sql`sum(${shopOrderItems.quantity})`.mapWith(Number),
    })
    .from(shopOrderItems)
    .where(eq(shopOrderItems.orderId, orderId))
    .groupBy(shopOrderItems.productId)
    .orderBy(asc(shopOrderItems.productId));
  for (const { productId, pieces } of items) {
    await tx
      .update(shopProducts)
      .set({ soldCount: sql`${shopProducts.soldCount} + ${pieces}` })
      .where(eq(shopProducts.id, productId));
  }
};

const settleFor = async (
  tx: Db,
  order: OrderRow,
  payment: PaymentRow,
  paid: Paid,
  deps: { readonly now: number; readonly random: Random },
): Promise<string | null> => {
  if (order.status === 'pending_payment') {
    await take(tx, payment, paid, 'paid');
    await moveOrder(tx, order, 'pay', { paidAt: paid.paidAt });
    await countSales(tx, order.id);
    return null;
  }
  await take(tx, payment, paid, 'returned');
  return insertAutomaticRefund(tx, payment, deps);
};

/**
 * Believes a channel that says that money came in. The order's row makes all who say so take turns, so that the same
 * word twice does its work once. Money for an order that does not wait for it any more (cancelled, over time, paid by
 * another payment) goes back by itself.
 * @returns the refund that has to be carried out, if there is one
 * @throws AppError PAYMENT_MISMATCH for an unknown number, another amount than was asked for, or a second channel number
 */
export const settlePayment = async (
  tx: Db,
  paid: Paid,
  deps: { readonly now: number; readonly random: Random },
): Promise<string | null> => {
  const seen = await findPayment(tx, paid.paymentId);
  const order = seen === null ? null : await lockOrder(tx, seen.orderId);
  // Read again behind the lock: somebody else may have settled it while this one waited.
  const payment = await findPayment(tx, paid.paymentId);
  if (order === null || payment === null) throw mismatch('no such payment');
  if (payment.amountFen !== paid.amountFen) throw mismatch('another amount');
  if (payment.state === 'paid' || payment.state === 'returned') {
    if (payment.channelNumber !== paid.channelNumber) throw mismatch('another channel number');
    return null;
  }
  return settleFor(tx, order, payment, paid, deps);
};
