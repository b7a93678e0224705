import { eq } from 'drizzle-orm';
import type { OrderAnswer, RemindAnswer } from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import { inTransaction } from '../../db/transactions';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import type { Payments } from '../payments/payments';
import { openRefundOrders } from '../refunds/open-refunds';
import { callOff } from './give-back';
import { lockOrder, moveOrder, type OrderRow } from './move-order';
import type { OrderDeadlines } from './order-deadlines';
import { remindEveryMs } from './order-rules';
import type { OrderService } from './order-service';
import { shopOrders } from './schema';

/**
 * What an owner does with an order. Each refuses with NOT_FOUND for an order that is unknown, deleted or somebody
 * else's, and with ORDER_STATE where the order's state does not allow it (`Order.actions` says what it allows). A deed
 * that was done already is answered as if it had just been done, so that a lost answer may be asked for again.
 */
export interface OrderDeeds {
  /** An order that turns out to be paid is not cancelled: ORDER_STATE. */
  cancel(userId: string, id: string): Promise<OrderAnswer>;
  /** REMIND_TOO_SOON within `remindEveryMs` of the last time. */
  remind(userId: string, id: string): Promise<RemindAnswer>;
  confirm(userId: string, id: string): Promise<OrderAnswer>;
  /** Takes an ended order out of the owner's lists; the shop keeps it. */
  remove(userId: string, id: string): Promise<void>;
}

export interface OrderDeedsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly orders: Pick<OrderService, 'get'>;
  readonly payments: Payments;
  readonly deadlines: OrderDeadlines;
}

const lockOwn = async (tx: Db, userId: string, id: string): Promise<OrderRow> => {
  const order = await lockOrder(tx, id);
  if (order === null || order.userId !== userId || order.hiddenAt !== null) throw new AppError('NOT_FOUND');
  return order;
};

const refuseOpenRefund = async (tx: Db, id: string): Promise<void> => {
  if ((await openRefundOrders(tx, [id])).has(id))
    throw new AppError('ORDER_STATE', { reason: 'open refund' });
};

export const createOrderDeeds = (deps: OrderDeedsDeps): OrderDeeds => {
  const { db, clock, orders, payments, deadlines } = deps;

  const cancel: OrderDeeds['cancel'] = async (userId, id) => {
    // Also keeps strangers from making the channel work.
    const { order: seen } = await orders.get(userId, id);
    if (seen.status === 'pending_payment') await payments.catchUp(id);
    const closed = await inTransaction(db, async (tx) => {
      const order = await lockOwn(tx, userId, id);
      if (order.status === 'cancelled' && order.cancelReason === 'user') return [];
      return callOff(tx, order, 'cancel', { cancelledAt: clock.now(), cancelReason: 'user' });
    });
    await payments.tellClosed(closed);
    return orders.get(userId, id);
  };

  const confirm: OrderDeeds['confirm'] = async (userId, id) => {
    await inTransaction(db, async (tx) => {
      const order = await lockOwn(tx, userId, id);
      if (order.status === 'completed') return;
      await refuseOpenRefund(tx, id);
      await moveOrder(tx, order, 'receive', { completedAt: clock.now() });
    });
    return orders.get(userId, id);
  };

  const remind: OrderDeeds['remind'] = (userId, id) =>
    inTransaction(db, async (tx) => {
      const order = await lockOwn(tx, userId, id);
      if (order.status !== 'pending_shipment') throw new AppError('ORDER_STATE');
      const now = clock.now();
      if (order.remindedAt !== null && now < order.remindedAt + remindEveryMs) {
        throw new AppError('REMIND_TOO_SOON');
      }
      await tx.update(shopOrders).set({ remindedAt: now }).where(eq(shopOrders.id, id));
      return { nextAt: now + remindEveryMs };
    });

  const remove: OrderDeeds['remove'] = async (userId, id) => {
    await deadlines.endOverdueOf(userId);
    await inTransaction(db, async (tx) => {
      const order = await lockOrder(tx, id);
      if (order === null || order.userId !== userId) throw new AppError('NOT_FOUND');
      if (order.hiddenAt !== null) return;
      if (order.status !== 'completed' && order.status !== 'cancelled') throw new AppError('ORDER_STATE');
      await refuseOpenRefund(tx, id);
      await tx.update(shopOrders).set({ hiddenAt: clock.now() }).where(eq(shopOrders.id, id));
    });
  };

  return { cancel, confirm, remind, remove };
};
