import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { newId, type Random } from '../../random';
import { orderNumber } from '../orders/order-number';
import { shopOrderItems } from '../orders/schema';
import type { PaymentRow } from '../payments/payment-repository';
import { reserveMoney } from '../payments/payment-repository';
import { shopRefundItems, shopRefunds } from './schema';

export type RefundRow = typeof shopRefunds.$inferSelect;
type NewRefund = Omit<typeof shopRefunds.$inferInsert, 'id' | 'number'>;

const numberAttempts = 5;

/** Writes a refund's row with a fresh id; a number that is taken is drawn anew. */
export const insertRefund = async (tx: Db, refund: NewRefund, random: Random): Promise<RefundRow> => {
  for (let attempt = 0; attempt < numberAttempts; attempt += 1) {
    const number = orderNumber(refund.createdAt, random);
    const [row] = await tx
      .insert(shopRefunds)
      .values({ ...refund, id: newId(random), number })
      .onConflictDoNothing({ target: shopRefunds.number })
      .returning();
    if (row !== undefined) return row;
  }
  throw new AppError('INTERNAL', { reason: 'no free refund number' });
};

/** Sends all the money of a payment back that nobody waits for any more; answers with the refund's id. */
export const insertAutomaticRefund = async (
  tx: Db,
  payment: Pick<PaymentRow, 'id' | 'orderId' | 'amountFen'>,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<string> => {
  const reserved = await reserveMoney(tx, payment.id, payment.amountFen);
  if (!reserved) throw new AppError('INTERNAL', { reason: 'money of a fresh payment is promised away' });
  const row = await insertRefund(
    tx,
    {
      orderId: payment.orderId,
      paymentId: payment.id,
      state: 'refunding',
      automatic: true,
      reason: null,
      note: '',
      amountFen: payment.amountFen,
      idempotencyKey: `automatic:${payment.id}`,
      bodyHash: '',
      createdAt: now,
      reviewedAt: now,
    },
    random,
  );
  return row.id;
};

export interface RefundPiece {
  readonly position: number;
  readonly quantity: number;
  readonly amountFen: number;
}

/** Counts pieces of an order as given back (`by` 1) or as kept again (`by` -1). */
export const countPieces = async (
  tx: Db,
  orderId: string,
  pieces: readonly Pick<RefundPiece, 'position' | 'quantity'>[],
  by: 1 | -1,
): Promise<void> => {
  for (const { position, quantity } of pieces) {
    await tx
      .update(shopOrderItems)
      .set({ refundQuantity: sql`${shopOrderItems.refundQuantity} + ${quantity * by}` })
      .where(sql`${shopOrderItems.orderId} = ${orderId} and ${shopOrderItems.position} = ${position}`);
  }
};

export const piecesOf = (tx: Db, refundId: string): Promise<RefundPiece[]> =>
  tx
    .select({
      position: shopRefundItems.position,
      quantity: shopRefundItems.quantity,
      amountFen: shopRefundItems.amountFen,
    })
    .from(shopRefundItems)
    .where(eq(shopRefundItems.refundId, refundId));
