import { eq } from 'drizzle-orm';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { lockOrder, type OrderRow } from '../orders/move-order';
import type { PaymentPort } from './payment-port';
import { findOpenPayment, type PaymentRow } from './payment-repository';
import { shopPayments } from './schema';

export interface PayRequest {
  readonly userId: string;
  readonly orderId: string;
  readonly freshId: string;
  readonly now: number;
}

/** One order waits at one cashier at most, however often 付款 is tapped. */
const claimPayment = async (tx: Db, { userId, orderId, freshId, now }: PayRequest) => {
  const order = await lockOrder(tx, orderId);
  if (order === null || order.userId !== userId || order.hiddenAt !== null) throw new AppError('NOT_FOUND');
  if (order.status !== 'pending_payment' || order.payUntil <= now) throw new AppError('ORDER_STATE');
  const present = await findOpenPayment(tx, orderId);
  if (present !== null) return { order, payment: present };
  const [payment] = await tx
    .insert(shopPayments)
    .values({
      id: freshId,
      orderId,
      amountFen: order.totalFen,
      state: 'open',
      createdAt: now,
      expiresAt: order.payUntil,
    })
    .returning();
  if (payment === undefined) throw new Error('an insert gives its row back');
  return { order, payment };
};

const announce = async (
  db: Db,
  port: PaymentPort,
  order: OrderRow,
  { id, amountFen, expiresAt }: PaymentRow,
): Promise<void> => {
  const subject = `订单 ${order.number}`;
  const { cashierUrl } = await port.open({ paymentId: id, amountFen, subject, expiresAt });
  await db.update(shopPayments).set({ cashierUrl }).where(eq(shopPayments.id, id));
};

/** The id of the order's open payment, known to the channel. Refusals as `Payments.pay` lists them. */
export const openPayment = async (db: Db, port: PaymentPort, request: PayRequest): Promise<string> => {
  const { order, payment } = await inTransaction(db, (tx) => claimPayment(tx, request));
  // The channel is asked outside the transaction. Should that fail, the next try announces the same number again.
  if (payment.cashierUrl === null) await announce(db, port, order, payment);
  return payment.id;
};
