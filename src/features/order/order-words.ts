import type { OrderStatus } from '@/contract';

export const statusWords: Readonly<Record<OrderStatus, string>> = {
  pending_payment: '待付款',
  pending_shipment: '待发货',
  pending_receipt: '待收货',
  completed: '已完成',
  cancelled: '已取消',
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
