import type { Logger } from 'pino';
import type { Payment, PaymentAnswer } from '../../../src/contract/payment';
import type { Clock } from '../../clock';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { newId, type Random } from '../../random';
import type { Refunding } from '../refunds/refunding';
import { openPayment } from './open-payment';
import type { Notice, PaymentPort } from './payment-port';
import { closePayment, findOpenPayment, findPaymentOf, type PaymentRow } from './payment-repository';
import { settlePayment } from './settle-payment';

/** What becomes of money. Nothing here believes a client: an order is paid when the channel says so, asked or unasked. */
export interface Payments {
  /**
   * The open payment of an order, made when there is none. Refuses with NOT_FOUND, ORDER_STATE (not waiting for payment
   * any more, or its time is over) and PAYMENT_UNAVAILABLE.
   */
  pay(userId: string, orderId: string): Promise<PaymentAnswer>;
  /** How a payment stands; while it is open the channel is asked. NOT_FOUND for somebody else's. */
  get(userId: string, id: string): Promise<PaymentAnswer>;
  /** Takes in what the channel tells. The same notice again is no error. PAYMENT_MISMATCH as `settlePayment` throws it. */
  hear(notice: Notice): Promise<void>;
  /** Asks the channel about the open payment of an order and takes the answer in. Never rejects. */
  catchUp(orderId: string): Promise<void>;
  /** Tells the channel about payments that were closed here. Never rejects: money that comes all the same goes back. */
  tellClosed(paymentIds: readonly string[]): Promise<void>;
}

export interface PaymentsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Null: nobody can pay. */
  readonly port: PaymentPort | null;
  readonly refunding: Refunding;
}

const paymentOf = (row: PaymentRow, orderNumber: string): Payment => ({
  id: row.id,
  orderId: row.orderId,
  orderNumber,
  state: row.state,
  amountFen: row.amountFen,
  cashierUrl: row.state === 'open' ? row.cashierUrl : null,
  expiresAt: row.expiresAt,
  paidAt: row.paidAt,
});

export const createPayments = (deps: PaymentsDeps): Payments => {
  const { db, clock, random, logger, port, refunding } = deps;

  const hear = async (notice: Notice): Promise<void> => {
    if (notice.kind === 'closed') return closePayment(db, notice.paymentId);
    if (notice.kind === 'refunded') return refunding.hear(notice);
    const back = await inTransaction(db, (tx) => settlePayment(tx, notice, { now: clock.now(), random }));
    if (back !== null) await refunding.carryOut(back);
  };

  const ask = async (channel: PaymentPort, { id }: PaymentRow): Promise<void> => {
    const state = await channel.query(id);
    if (state.kind === 'paid') await hear({ ...state, paymentId: id });
    if (state.kind === 'closed') await hear({ kind: 'closed', paymentId: id });
  };

  const quietly = async (work: () => Promise<void>, what: string): Promise<void> => {
    try {
      await work();
    } catch (err) {
      logger.warn({ err }, what);
    }
  };

  const answer = async (userId: string, id: string): Promise<PaymentAnswer> => {
    const found = await findPaymentOf(db, userId, id);
    if (found === null) throw new AppError('NOT_FOUND');
    return { payment: paymentOf(found.payment, found.orderNumber), now: clock.now() };
  };

  const catchUpWith = async (row: PaymentRow | null): Promise<void> => {
    if (port === null || row?.state !== 'open' || row.cashierUrl === null) return;
    await quietly(() => ask(port, row), 'the payment channel could not be asked');
  };

  return {
    hear,
    pay: async (userId, orderId) => {
      if (port === null) throw new AppError('PAYMENT_UNAVAILABLE', { reason: 'no channel is configured' });
      const id = await openPayment(db, port, { userId, orderId, freshId: newId(random), now: clock.now() });
      return answer(userId, id);
    },
    get: async (userId, id) => {
      await catchUpWith((await findPaymentOf(db, userId, id))?.payment ?? null);
      return answer(userId, id);
    },
    catchUp: async (orderId) => catchUpWith(await findOpenPayment(db, orderId)),
    tellClosed: async (paymentIds) => {
      if (port === null) return;
      for (const id of paymentIds)
        await quietly(() => port.close(id), 'the payment channel could not be told');
    },
  };
};
