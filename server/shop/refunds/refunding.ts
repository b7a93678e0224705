import { and, asc, eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Clock } from '../../clock';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import type { Notice, PaymentPort } from '../payments/payment-port';
import { completeRefund } from './complete-refund';
import { shopRefunds } from './schema';

/** One round takes no more than this, so that it ends. */
const mostPerRound = 50;

/** Carries refunds out that were decided on. The channel knows each by its number and pays it once. */
export interface Refunding {
  /** Asks the channel to pay. Never rejects: what fails stays 退款中 and is tried again by `sweep`. */
  carryOut(refundId: string): Promise<void>;
  /** The channel says that the money has arrived. @throws AppError PAYMENT_MISMATCH for an unknown number or another amount */
  hear(notice: Extract<Notice, { kind: 'refunded' }>): Promise<void>;
  /** Tries what is 退款中 again. */
  sweep(): Promise<void>;
}

export const createRefunding = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly port: PaymentPort | null;
  readonly logger: Logger;
}): Refunding => {
  const { db, clock, port, logger } = deps;

  const complete = (id: string): Promise<void> =>
    inTransaction(db, (tx) => completeRefund(tx, id, clock.now()));

  const payOut = async (channel: PaymentPort, refundId: string): Promise<void> => {
    const [refund] = await db
      .select()
      .from(shopRefunds)
      .where(and(eq(shopRefunds.id, refundId), eq(shopRefunds.state, 'refunding')));
    if (refund === undefined) return;
    const { paymentId, number: refundNumber, amountFen } = refund;
    if ((await channel.refund({ paymentId, refundNumber, amountFen })) === 'done') await complete(refundId);
  };

  const carryOut = async (refundId: string): Promise<void> => {
    if (port === null) return;
    try {
      await payOut(port, refundId);
    } catch (err) {
      logger.warn({ err, refundId }, 'a refund could not be carried out and will be tried again');
    }
  };

  return {
    carryOut,
    hear: async ({ refundNumber, amountFen }) => {
      const [refund] = await db.select().from(shopRefunds).where(eq(shopRefunds.number, refundNumber));
      if (refund === undefined || refund.amountFen !== amountFen) {
        throw new AppError('PAYMENT_MISMATCH', { reason: 'no such refund' });
      }
      await complete(refund.id);
    },
    sweep: async () => {
      const rows = await db
        .select({ id: shopRefunds.id })
        .from(shopRefunds)
        .where(eq(shopRefunds.state, 'refunding'))
        .orderBy(asc(shopRefunds.createdAt))
        .limit(mostPerRound);
      for (const { id } of rows) await carryOut(id);
    },
  };
};
