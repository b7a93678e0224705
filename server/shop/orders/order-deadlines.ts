import type { Logger } from 'pino';
import type { Clock } from '../../clock';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import type { Payments } from '../payments/payments';
import { openRefundOrders } from '../refunds/open-refunds';
import { callOff } from './give-back';
import { lockOrder, moveOrder } from './move-order';
import { overdueOrders, overdueReceipts } from './order-repository';

/** One round takes no more than this, so that it ends; the rest waits for the next one. */
const mostPerRound = 100;

/** The time limits of orders. By any instance, any number of times, beside anything else: each end happens once. */
export interface OrderDeadlines {
  /**
   * Ends what one user did not pay in time. The channel is asked first: an order that was paid in time without our
   * hearing of it is paid, not cancelled.
   */
  endOverdueOf(userId: string): Promise<void>;
  /** The same for everybody, and orders that were shipped long enough ago become 已完成. A failure is logged. */
  sweep(): Promise<void>;
}

export const createOrderDeadlines = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly payments: Payments;
  readonly logger: Logger;
}): OrderDeadlines => {
  const { db, clock, payments, logger } = deps;

  const expire = async (id: string): Promise<void> => {
    await payments.catchUp(id);
    const closed = await inTransaction(db, async (tx) => {
      const order = await lockOrder(tx, id);
      const now = clock.now();
      if (order?.status !== 'pending_payment' || order.payUntil > now) return [];
      return callOff(tx, order, 'expire', { cancelledAt: now, cancelReason: 'timeout' });
    });
    await payments.tellClosed(closed);
  };

  const receive = (id: string): Promise<void> =>
    inTransaction(db, async (tx) => {
      const order = await lockOrder(tx, id);
      const now = clock.now();
      if (order?.status !== 'pending_receipt' || (order.receiveUntil ?? now + 1) > now) return;
      // Whoever wants the money back has not received what was ordered.
      if ((await openRefundOrders(tx, [id])).has(id)) return;
      await moveOrder(tx, order, 'receive', { completedAt: now });
    });

  const each = async (ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> => {
    for (const id of ids) {
      try {
        await work(id);
      } catch (err) {
        logger.error({ err, orderId: id }, 'an overdue order could not be ended');
      }
    }
  };

  return {
    endOverdueOf: async (userId) => {
      for (const id of await overdueOrders(db, clock.now(), mostPerRound, userId)) await expire(id);
    },
    sweep: async () => {
      await each(await overdueOrders(db, clock.now(), mostPerRound), expire);
      await each(await overdueReceipts(db, clock.now(), mostPerRound), receive);
    },
  };
};
