import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { ApplyRefundBody } from '../../../src/contract/refund';
import type { Clock } from '../../clock';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import type { Random } from '../../random';
import { lockOrder } from '../orders/move-order';
import { type OrderWithItems, withItems } from '../orders/order-repository';
import { isRefundable } from '../orders/order-rules';
import { findPaidPayment, type PaymentRow, reserveMoney } from '../payments/payment-repository';
import { countPieces, insertRefund } from './refund-rows';
import { refundableOf } from './refundable';
import { shopRefundItems, shopRefunds } from './schema';

export interface RefundRequest {
  readonly userId: string;
  readonly orderId: string;
  readonly key: string;
  readonly body: ApplyRefundBody;
}

const hashBody = ({ reason, note = '', items, amountFen }: ApplyRefundBody): string => {
  const wanted = items?.map(({ skuId, quantity }) => `${skuId}:${quantity}`).sort() ?? null;
  return createHash('sha256')
    .update(JSON.stringify([reason, note, wanted, amountFen ?? null]))
    .digest('base64url');
};

const findByKey = async (tx: Db, { orderId, key, body }: RefundRequest): Promise<string | null> => {
  const [row] = await tx
    .select()
    .from(shopRefunds)
    .where(and(eq(shopRefunds.orderId, orderId), eq(shopRefunds.idempotencyKey, key)));
  if (row === undefined) return null;
  if (row.bodyHash !== hashBody(body)) throw new AppError('IDEMPOTENCY_KEY_REUSED');
  return row.id;
};

/** The order of the request behind its lock. */
const lockOwn = async (tx: Db, { userId, orderId }: RefundRequest): Promise<OrderWithItems> => {
  const row = await lockOrder(tx, orderId);
  if (row === null || row.userId !== userId || row.hiddenAt !== null) throw new AppError('NOT_FOUND');
  const [order] = await withItems(tx, [row]);
  if (order === undefined) throw new AppError('NOT_FOUND');
  return order;
};

/** The payment that an order may be given back from. @throws AppError REFUND_CLOSED */
export const refundSource = async (db: Db, order: OrderWithItems, now: number): Promise<PaymentRow> => {
  const payment = isRefundable(order, now) ? await findPaidPayment(db, order.id) : null;
  if (payment === null) throw new AppError('REFUND_CLOSED');
  return payment;
};

const write = async (
  tx: Db,
  order: OrderWithItems,
  { key, body }: RefundRequest,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<string> => {
  const payment = await refundSource(tx, order, now);
  const { pieces, maxFen } = refundableOf(order, payment, body.items);
  const amountFen = body.amountFen ?? maxFen;
  if (amountFen === 0 || amountFen > maxFen || !(await reserveMoney(tx, payment.id, amountFen))) {
    throw new AppError('REFUND_EXCEEDED', { field: 'amountFen' });
  }
  await countPieces(tx, order.id, pieces, 1);
  const refund = await insertRefund(
    tx,
    {
      orderId: order.id,
      paymentId: payment.id,
      state: 'pending_review',
      automatic: false,
      reason: body.reason,
      note: (body.note ?? '').trim(),
      amountFen,
      idempotencyKey: key,
      bodyHash: hashBody(body),
      createdAt: now,
    },
    random,
  );
  await tx.insert(shopRefundItems).values(pieces.map((piece) => ({ ...piece, refundId: refund.id })));
  return refund.id;
};

/**
 * Applies for a refund and answers with its id. Pieces and money are set aside in the same transaction, so that however
 * many apply at once, no piece is given back twice and no fen more than was paid. The same key gives the same refund;
 * with another body it is IDEMPOTENCY_KEY_REUSED. Refusals: NOT_FOUND, REFUND_CLOSED, and those of `refundableOf`.
 */
export const applyRefund = (
  db: Db,
  request: RefundRequest,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<string> =>
  inTransaction(db, async (tx) => {
    const order = await lockOwn(tx, request);
    const earlier = await findByKey(tx, request);
    return earlier ?? write(tx, order, request, { now: clock.now(), random });
  });
