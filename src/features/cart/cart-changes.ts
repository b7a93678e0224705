import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import { createCartCounts } from './cart-counts';
import type { CartSync } from './cart-sync';
import { type CartTicks, createCartTicks } from './cart-ticks';
import type { CartSlice } from './slice';

/** A change whose refusal is told to the user, not thrown. Answers whether it was made. */
export type Explained = (send: Parameters<CartSync['change']>[0]) => Promise<boolean>;

/** Changes of the cart that a person makes by tapping and that are explained, not thrown, when they fail. */
export type CartChanges = Pick<
  CartSlice,
  'changeCartQuantity' | 'changeCartSku' | 'removeFromCart' | 'clearInvalidItems' | 'tickCartItem'
> & {
  readonly setTicks: CartTicks['setTicks'];
  /** Sends what still waits for a pause; answers false when some of it, or of what was under way, was refused. */
  readonly settle: () => Promise<boolean>;
  /** What still waits was another user's wish. */
  readonly forget: () => void;
};

type Parts = readonly [SliceSet<CartSlice>, SliceGet<CartSlice>, SliceApi];

const explain =
  ([set]: Parts, sync: CartSync, onRefused: () => void): Explained =>
  async (send) => {
    try {
      await sync.change(send);
      return true;
    } catch (caught) {
      onRefused();
      const failure = failureOf(caught);
      if (!failure.cancelled) set({ cartNotice: failure.sentence });
      return false;
    }
  };

export const createCartChanges = (parts: Parts, sync: CartSync): CartChanges => {
  const [, , api] = parts;
  let refusals = 0;
  const explained = explain(parts, sync, () => {
    refusals += 1;
  });
  const counts = createCartCounts(...parts, explained);
  const ticks = createCartTicks(...parts, explained);

  return {
    changeCartQuantity: counts.setCount,
    changeCartSku: (from, to) => {
      counts.drop(from);
      return explained(() => api.auth.request('changeCartSku', { params: { skuId: from }, body: to }));
    },
    removeFromCart: (skuIds) => {
      for (const skuId of skuIds) counts.drop(skuId);
      return explained(() => api.auth.request('removeCartItems', { body: { skuIds: [...skuIds] } }));
    },
    clearInvalidItems: () => explained(() => api.auth.request('clearInvalidCart', {})),
    tickCartItem: (skuId, on) => ticks.setTicks({ [skuId]: on }),
    setTicks: ticks.setTicks,
    settle: async () => {
      const before = refusals;
      await Promise.all([counts.flush(), ticks.flush()]);
      await sync.settled();
      return refusals === before;
    },
    // A tap that still waits for a pause finds nothing wanted any more, and sends nothing.
    forget: () => parts[0]({ cartWanted: {}, cartTicks: {} }),
  };
};
