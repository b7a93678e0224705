import type { SliceCreator } from '@/store/types';
import { createOrderDeeds, type OrderDeeds } from './order-deeds';
import { createOrderDetail, type OrderDetailPart } from './order-detail';
import { createOrderLists, type OrderLists } from './order-lists';

export interface OrderSlice extends OrderLists, OrderDetailPart, OrderDeeds {
  /** These were another user's orders. */
  forgetOrders(): void;
}

export const createOrderSlice: SliceCreator<OrderSlice> = (set, get, api) => {
  const { lists, shelf } = createOrderLists(set, get, api);
  const { detail, desk } = createOrderDetail(set, get, api, shelf);

  /** Brings up to date whatever shows this order. */
  const refetch = (id: string): void => {
    if (get().orderList.kind === 'ready')
      void get()
        .refreshOrders()
        .catch(() => undefined);
    if (get().orderShownId === id) void get().openOrder(id);
  };

  return {
    ...lists,
    ...detail,
    ...createOrderDeeds(set, get, api, { shelf, desk, refetch }),
    forgetOrders: () => {
      shelf.forget();
      desk.forget();
      set({ orderReminded: {}, orderListStale: false });
    },
  };
};
