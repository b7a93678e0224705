import type { OrderAction } from '../../../src/contract/trade';
import type { OrderWithItems } from './order-repository';

const day = 24 * 3_600_000;

/** So long after it was completed an order can be given back. */
export const afterSalesMs = 15 * day;

/** A shop is reminded at most so often about one order. */
export const remindEveryMs = 4 * 3_600_000;

/** Whether somebody may apply for a refund: it was paid, its time is not over, and there are pieces left. */
export const isRefundable = (order: OrderWithItems, now: number): boolean => {
  const open =
    order.status === 'pending_shipment' ||
    order.status === 'pending_receipt' ||
    (order.status === 'completed' && now < (order.completedAt ?? 0) + afterSalesMs);
  return open && order.items.some(({ quantity, refundQuantity }) => refundQuantity < quantity);
};

/** What its owner may do with an order, in the order of the buttons. */
export const actionsOf = (order: OrderWithItems, now: number): OrderAction[] => {
  const { status, refundOpen } = order;
  const ended = status === 'completed' || status === 'cancelled';
  const may: Readonly<Record<OrderAction, boolean>> = {
    pay: status === 'pending_payment',
    cancel: status === 'pending_payment',
    remind: status === 'pending_shipment' && !refundOpen,
    confirm: status === 'pending_receipt' && !refundOpen,
    refund: isRefundable(order, now),
    buy_again: status !== 'pending_payment',
    delete: ended && !refundOpen,
  };
  const names: readonly OrderAction[] = [
    'pay',
    'confirm',
    'remind',
    'cancel',
    'refund',
    'buy_again',
    'delete',
  ];
  return names.filter((name) => may[name]);
};
