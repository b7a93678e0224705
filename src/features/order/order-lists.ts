import type { Order, OrderCountsAnswer, OrderStatus } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { createPager, type Paged } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';

export interface OrderLists {
  /** The state that the list shows; null for all. */
  readonly orderTab: OrderStatus | null;
  readonly orderList: Paged<Order>;
  /** What the list shows is older than what was done elsewhere. */
  readonly orderListStale: boolean;
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
  /** A payment or a refund changed an order: the list is fetched again when it is shown next. */
  ordersChanged(): void;
}

/** What the deeds and the detail tell the lists. */
export interface OrderShelf {
  /** An order as the server has it now. */
  put(order: Order): void;
  /** It is in no list any more. */
  drop(id: string): void;
  forget(): void;
}

const sentence = (caught: unknown): string => failureOf(caught).sentence;

const createShelf = (
  set: SliceSet<OrderLists>,
  get: SliceGet<OrderLists>,
): Pick<OrderShelf, 'put' | 'drop'> => {
  const change = (items: (shown: readonly Order[]) => readonly Order[]): void => {
    const { orderList } = get();
    if (orderList.kind === 'ready') set({ orderList: { ...orderList, items: items(orderList.items) } });
  };
  const drop = (id: string): void => change((shown) => shown.filter((one) => one.id !== id));
  return {
    drop,
    put: (order) => {
      const { orderTab } = get();
      if (orderTab !== null && orderTab !== order.status) drop(order.id);
      else change((shown) => shown.map((one) => (one.id === order.id ? order : one)));
    },
  };
};

export const createOrderLists = (
  set: SliceSet<OrderLists>,
  get: SliceGet<OrderLists>,
  api: SliceApi,
): { readonly lists: OrderLists; readonly shelf: OrderShelf } => {
  const list = createPager<Order>({
    fetch: async (cursor) => {
      const status = get().orderTab;
      const query = { ...(status === null ? {} : { status }), ...(cursor === undefined ? {} : { cursor }) };
      const { items, nextCursor } = await api.auth.request('listOrders', { query });
      return { items, nextCursor };
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
    lists: {
      orderTab: null,
      orderList: { kind: 'idle' },
      orderListStale: false,
      orderCounts: { kind: 'idle' },
      orderNewest: { kind: 'idle' },
      openOrders: (orderTab) => {
        set({ orderTab, orderListStale: false });
        return list.open();
      },
      refreshOrders: () => {
        set({ orderListStale: false });
        return list.refresh();
      },
      loadMoreOrders: () => list.more(),
      loadOrderCounts: counts,
      loadNewestOrder: newest,
      ordersChanged: () => set({ orderListStale: true }),
    },
    shelf: {
      ...createShelf(set, get),
      forget: () => {
        for (const each of [list, counts, newest]) each.forget();
      },
    },
  };
};
