import type { Order, OrderCountsAnswer, OrderStatus } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { createPager, type Paged } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';
import { type CheckoutFlow, createCheckoutFlow } from './checkout-flow';

const sentence = (caught: unknown): string => failureOf(caught).sentence;

export interface OrderSlice extends CheckoutFlow {
  /** The state that the list shows; null for all. */
  readonly orderTab: OrderStatus | null;
  readonly orderList: Paged<Order>;
  readonly orderCounts: Loadable<OrderCountsAnswer>;
  /** The newest order; null when there is none. */
  readonly orderNewest: Loadable<Order | null>;
  /** Shows a tab from its start. Never rejects. */
  openOrders(tab: OrderStatus | null): Promise<void>;
  /** Rejects when it failed and the old list stays. */
  refreshOrders(): Promise<void>;
  loadMoreOrders(): Promise<void>;
  loadOrderCounts(): Promise<void>;
  loadNewestOrder(): Promise<void>;
  /** These were another user's orders. The goods of an open checkout were chosen on this device and stay. */
  forgetOrders(): void;
}

export const createOrderSlice: SliceCreator<OrderSlice> = (set, get, api) => {
  const list = createPager<Order>({
    fetch: (cursor) => {
      const status = get().orderTab;
      const query = { ...(status === null ? {} : { status }), ...(cursor === undefined ? {} : { cursor }) };
      return api.auth.request('listOrders', { query });
    },
    read: () => get().orderList,
    write: (orderList) => set({ orderList }),
    sentence,
  });

  const counts = createLoader<OrderCountsAnswer>({
    fetch: () => api.auth.request('countOrders', {}),
    read: () => get().orderCounts,
    write: (orderCounts) => set({ orderCounts }),
    sentence,
  });

  const newest = createLoader<Order | null>({
    fetch: async () => (await api.auth.request('listOrders', { query: { limit: 1 } })).items[0] ?? null,
    read: () => get().orderNewest,
    write: (orderNewest) => set({ orderNewest }),
    sentence,
  });

  return {
    orderTab: null,
    orderList: { kind: 'idle' },
    orderCounts: { kind: 'idle' },
    orderNewest: { kind: 'idle' },
    ...createCheckoutFlow(set, get, api),
    openOrders: (orderTab) => {
      set({ orderTab });
      return list.open();
    },
    refreshOrders: () => list.refresh(),
    loadMoreOrders: () => list.more(),
    loadOrderCounts: counts,
    loadNewestOrder: newest,
    forgetOrders: () => {
      for (const each of [list, counts, newest]) each.forget();
    },
  };
};
