import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopOrders } from '../orders/schema';
import { shopPayments } from './schema';

export type PaymentRow = typeof shopPayments.$inferSelect;

export const findPayment = async (db: Db, id: string): Promise<PaymentRow | null> => {
  const [row] = await db.select().from(shopPayments).where(eq(shopPayments.id, id));
  return row ?? null;
};

/** A payment with the number of its order, if both belong to the user. */
export const findPaymentOf = async (
  db: Db,
  userId: string,
  id: string,
): Promise<{ payment: PaymentRow; orderNumber: string } | null> => {
  const [row] = await db
    .select({ payment: shopPayments, orderNumber: shopOrders.number })
    .from(shopPayments)
    .innerJoin(shopOrders, eq(shopOrders.id, shopPayments.orderId))
    .where(and(eq(shopPayments.id, id), eq(shopOrders.userId, userId)));
  return row ?? null;
};

const inState = (orderId: string, state: PaymentRow['state']) =>
  and(eq(shopPayments.orderId, orderId), eq(shopPayments.state, state));

export const findOpenPayment = async (db: Db, orderId: string): Promise<PaymentRow | null> => {
  const [row] = await db.select().from(shopPayments).where(inState(orderId, 'open'));
  return row ?? null;
};

/** The payment that paid the order; there is one at most. */
export const findPaidPayment = async (db: Db, orderId: string): Promise<PaymentRow | null> => {
  const [row] = await db.select().from(shopPayments).where(inState(orderId, 'paid'));
  return row ?? null;
};

/** Closes what is open for an order and answers with its numbers. */
export const closeOpenPayments = async (tx: Db, orderId: string): Promise<string[]> => {
  const rows = await tx
    .update(shopPayments)
    .set({ state: 'closed' })
    .where(inState(orderId, 'open'))
    .returning({ id: shopPayments.id });
  return rows.map(({ id }) => id);
};

/** Closes one payment if it is open still. */
export const closePayment = async (db: Db, id: string): Promise<void> => {
  await db
    .update(shopPayments)
    .set({ state: 'closed' })
    .where(and(eq(shopPayments.id, id), eq(shopPayments.state, 'open')));
};

/** Promises money of a payment back, if there is so much left of it: check and change are one statement. */
export const reserveMoney = async (tx: Db, id: string, amountFen: number): Promise<boolean> => {
  const rows = await tx
    .update(shopPayments)
    .set({ reservedFen: sql`${shopPayments.reservedFen} + ${amountFen}` })
    .where(
      and(
        eq(shopPayments.id, id),
        inArray(shopPayments.state, ['paid', 'returned']),
        sql`${shopPayments.reservedFen} + ${amountFen} <= ${shopPayments.amountFen}`,
      ),
    )
    .returning({ id: shopPayments.id });
  return rows.length === 1;
};

/** Takes a promise back. */
export const releaseMoney = async (tx: Db, id: string, amountFen: number): Promise<void> => {
  await tx
    .update(shopPayments)
    .set({ reservedFen: sql`${shopPayments.reservedFen} - ${amountFen}` })
    .where(eq(shopPayments.id, id));
};
