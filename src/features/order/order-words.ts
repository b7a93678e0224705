import type { CheckoutProblem, Order, OrderAction, OrderStatus } from '@/contract';
import { formatDateTime } from '@/shared/date';

export const statusWords: Readonly<Record<OrderStatus, string>> = {
  pending_payment: '待付款',
  pending_shipment: '待发货',
  pending_receipt: '待收货',
  completed: '已完成',
  cancelled: '已取消',
};

export const actionWords: Readonly<Record<OrderAction, string>> = {
  pay: '付款',
  cancel: '取消订单',
  remind: '提醒发货',
  confirm: '确认收货',
  refund: '申请退款',
  buy_again: '再次购买',
  delete: '删除订单',
};

/** The tabs of the list in their order; null for all. */
export const orderTabs: readonly (OrderStatus | null)[] = [
  null,
  'pending_payment',
  'pending_shipment',
  'pending_receipt',
  'completed',
];

export const tabWord = (tab: OrderStatus | null): string => (tab === null ? '全部' : statusWords[tab]);

/** Reads a tab out of a page's address; anything unknown is all. */
export const tabOf = (text: string | undefined): OrderStatus | null =>
  orderTabs.find((tab) => tab !== null && tab === text) ?? null;

/** What stands on a card: an open refund is more telling than where the parcel is. */
export const statusWord = ({ status, refundOpen }: Pick<Order, 'status' | 'refundOpen'>): string =>
  refundOpen ? `${statusWords[status]} · 退款中` : statusWords[status];

const cancelWords: Readonly<Record<NonNullable<Order['cancelReason']>, string>> = {
  user: '您已取消该订单',
  timeout: '超时未付款，订单已自动取消',
  refunded: '款项已全部退回，订单已关闭',
};

/** One sentence under the state of an order; `receiveUntil` as in the contract. */
export const statusHint = (order: Order, receiveUntil: number | null): string => {
  if (order.refundOpen) return '退款处理中，可在退款/售后查看进度';
  if (order.status === 'pending_payment') return '请在时限内完成付款';
  if (order.status === 'pending_shipment') return '商家正在备货，请耐心等待';
  if (order.status === 'pending_receipt')
    return receiveUntil === null ? '商品在路上' : `${formatDateTime(receiveUntil)} 将自动确认收货`;
  if (order.status === 'completed') return '感谢您的光临，期待再次为您服务';
  return order.cancelReason === null ? '订单已取消' : cancelWords[order.cancelReason];
};

const problemWord = ({ reason, available }: Pick<CheckoutProblem, 'reason' | 'available'>): string => {
  if (reason === 'off_shelf') return '已下架';
  if (reason === 'sold_out') return '已售罄';
  return reason === 'limit' ? `限购 ${available} 件` : `仅剩 ${available} 件`;
};

/** What of an order did not come into the cart as it was bought then, a line each. */
export const problemsText = (problems: readonly CheckoutProblem[]): string =>
  problems.map((problem) => `${problem.title}：${problemWord(problem)}`).join('\n');
