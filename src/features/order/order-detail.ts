import type { OrderAnswer, OrderDetail } from '@/contract';
import { createCountDown } from '@/shared/count-down';
import { createLatest } from '@/shared/latest';
import type { Loadable } from '@/shared/loadable';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { OrderShelf } from './order-lists';

export interface OrderDetailPart {
  /** The order whose page is in front or was last. */
  readonly orderShownId: string | null;
  readonly orderShown: Loadable<OrderDetail>;
  /** Seconds until the time to pay is over, by the server's clock; 0 when nothing is counted. */
  readonly orderPayLeft: number;
  /** Shows an order and keeps what is known of it while it is fetched again. Never rejects. */
  openOrder(id: string): Promise<void>;
  /** The page is not in front any more: nothing is counted. */
  leaveOrder(): void;
}

export interface OrderDesk {
  /** The server's answer to a deed: lists and page show it. */
  take(answer: OrderAnswer): void;
  forget(): void;
}

export const createOrderDetail = (
  set: SliceSet<OrderDetailPart>,
  get: SliceGet<OrderDetailPart>,
  api: SliceApi,
  shelf: OrderShelf,
): { readonly detail: OrderDetailPart; readonly desk: OrderDesk } => {
  const latest = createLatest();
  const countDown = createCountDown(
    () => api.clock,
    (orderPayLeft) => {
      if (get().orderPayLeft !== orderPayLeft) set({ orderPayLeft });
    },
    () => {
      const { orderShownId } = get();
      // The server ends the order; what it says then is shown.
      if (orderShownId !== null) void open(orderShownId);
    },
  );

  const take = ({ order, now }: OrderAnswer): void => {
    shelf.put(order);
    if (get().orderShownId !== order.id) return;
    set({ orderShown: { kind: 'ready', value: order } });
    if (order.status === 'pending_payment') countDown.start(Math.ceil((order.payUntil - now) / 1000));
    else countDown.stop();
  };

  const open = async (id: string): Promise<void> => {
    const current = latest.begin();
    const known = get().orderShownId === id && get().orderShown.kind === 'ready';
    if (!known) set({ orderShownId: id, orderShown: { kind: 'loading' }, orderPayLeft: 0 });
    try {
      const answer = await api.auth.request('getOrder', { params: { id } });
      if (current()) take(answer);
    } catch (caught) {
      const gone = failureOf(caught).code === 'NOT_FOUND';
      if (current() && (gone || !known))
        set({ orderShown: { kind: 'failed', message: failureOf(caught).sentence } });
    }
  };

  return {
    detail: {
      orderShownId: null,
      orderShown: { kind: 'idle' },
      orderPayLeft: 0,
      openOrder: open,
      leaveOrder: () => {
        latest.begin();
        countDown.pause();
      },
    },
    desk: {
      take,
      forget: () => {
        latest.begin();
        countDown.stop();
        set({ orderShownId: null, orderShown: { kind: 'idle' } });
      },
    },
  };
};
