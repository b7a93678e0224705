import type { BuyAgainAnswer, OrderAnswer } from '@/contract';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { OrderDesk } from './order-detail';
import type { OrderShelf } from './order-lists';

/** When the shop may be reminded again, epoch milliseconds by the server; `sent` false: it was too soon to ask. */
export interface Reminded {
  readonly sent: boolean;
  readonly nextAt: number;
}

/**
 * What its owner does with an order. Each rejects when the server refuses; lists and page then show what the server has.
 */
export interface OrderDeeds {
  /** When each order's shop may be reminded again, as far as this device knows. */
  readonly orderReminded: Readonly<Record<string, number>>;
  cancelOrder(id: string): Promise<void>;
  confirmOrder(id: string): Promise<void>;
  removeOrder(id: string): Promise<void>;
  /** Asks the server only when it may be asked. */
  remindOrder(id: string): Promise<Reminded>;
  /** Puts an order's goods into the cart; what could not be had is told by the answer. */
  buyAgain(id: string): Promise<BuyAgainAnswer>;
}

interface Around {
  readonly shelf: OrderShelf;
  readonly desk: OrderDesk;
  readonly refetch: (id: string) => void;
}

/** The order is not what the device took it for. */
const surprises = ['ORDER_STATE', 'NOT_FOUND'];

export const createOrderDeeds = (
  set: SliceSet<OrderDeeds>,
  get: SliceGet<OrderDeeds>,
  api: SliceApi,
  { shelf, desk, refetch }: Around,
): OrderDeeds => {
  const sent = async <T>(id: string, request: Promise<T>): Promise<T> => {
    try {
      return await request;
    } catch (caught) {
      if (surprises.includes(failureOf(caught).code)) refetch(id);
      throw caught;
    }
  };

  const moved = async (id: string, request: Promise<OrderAnswer>): Promise<void> =>
    desk.take(await sent(id, request));

  const options = { mask: true } as const;
  return {
    orderReminded: {},
    cancelOrder: (id) => moved(id, api.auth.request('cancelOrder', { params: { id } }, options)),
    confirmOrder: (id) => moved(id, api.auth.request('confirmOrder', { params: { id } }, options)),
    removeOrder: async (id) => {
      await sent(id, api.auth.request('removeOrder', { params: { id } }, options));
      shelf.drop(id);
    },
    remindOrder: async (id) => {
      const known = get().orderReminded[id];
      if (known !== undefined && api.clock.now() < known) return { sent: false, nextAt: known };
      const { nextAt } = await sent(id, api.auth.request('remindOrder', { params: { id } }, options));
      set(({ orderReminded }) => ({ orderReminded: { ...orderReminded, [id]: nextAt } }));
      return { sent: true, nextAt };
    },
    buyAgain: (id) => sent(id, api.auth.request('buyAgain', { params: { id } }, options)),
  };
};
