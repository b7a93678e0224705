import { and, eq } from 'drizzle-orm';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { lockOrder } from '../orders/move-order';
import { releaseMoney } from '../payments/payment-repository';
import { countPieces, piecesOf, type RefundRow } from './refund-rows';
import { shopRefunds } from './schema';

type Decision =
  | { readonly state: 'refunding'; readonly reviewedAt: number }
  | {
      readonly state: 'rejected';
      readonly reviewedAt: number;
      readonly endedAt: number;
      readonly rejection: string;
    }
  | { readonly state: 'withdrawn'; readonly endedAt: number };

/** 待审核 becomes something else, once. @throws AppError ORDER_STATE when it is not 待审核 any more */
const decide = async (tx: Db, id: string, decision: Decision): Promise<RefundRow> => {
  const [refund] = await tx
    .update(shopRefunds)
    .set(decision)
    .where(and(eq(shopRefunds.id, id), eq(shopRefunds.state, 'pending_review')))
    .returning();
  if (refund === undefined) throw new AppError('ORDER_STATE', { reason: 'the refund is decided on' });
  return refund;
};

/**
 * Decides on an application behind the lock of its order. Unless it is granted, its pieces and its money are free again.
 * @param userId only an application of this user; left out for the shop's own people
 * @throws AppError NOT_FOUND, ORDER_STATE
 */
export const endApplication = (db: Db, id: string, decision: Decision, userId?: string): Promise<void> =>
  inTransaction(db, async (tx) => {
    const [seen] = await tx.select().from(shopRefunds).where(eq(shopRefunds.id, id));
    const order = seen === undefined ? null : await lockOrder(tx, seen.orderId);
    if (order === null || (userId !== undefined && order.userId !== userId)) throw new AppError('NOT_FOUND');
    const refund = await decide(tx, id, decision);
    if (decision.state === 'refunding') return;
    await releaseMoney(tx, refund.paymentId, refund.amountFen);
    await countPieces(tx, refund.orderId, await piecesOf(tx, id), -1);
  });
