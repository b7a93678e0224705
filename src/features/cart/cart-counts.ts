import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import { type Bursts, createBursts } from './bursts';
import type { CartSync } from './cart-sync';
import type { CartSlice } from './slice';

/** Changes of the cart that a person makes by tapping and that are explained, not thrown, when they fail. */
export interface CartCounts {
  readonly setCount: (skuId: string, quantity: number) => void;
  readonly remove: (skuIds: readonly string[]) => Promise<void>;
  /** Sends what still waits for a pause; resolves when it has been answered. */
  readonly flush: Bursts['flush'];
  /** What still waits was another user's wish. */
  readonly forget: () => void;
}

export const createCartCounts = (
  set: SliceSet<CartSlice>,
  get: SliceGet<CartSlice>,
  api: SliceApi,
  sync: CartSync,
): CartCounts => {
  const explain = (caught: unknown): void => {
    const failure = failureOf(caught);
    if (!failure.cancelled) set({ cartNotice: failure.sentence });
  };

  /** A count that was tapped in the meantime stays. */
  const confirmed = (skuId: string, quantity: number): void => {
    const { [skuId]: wanted, ...others } = get().cartWanted;
    if (wanted === quantity) set({ cartWanted: others });
  };

  const send = async (skuId: string): Promise<void> => {
    const quantity = get().cartWanted[skuId];
    if (quantity === undefined) return;
    const input = { params: { skuId }, body: { quantity } };
    await sync.change(() => api.auth.request('setCartItem', input)).catch(explain);
    confirmed(skuId, quantity);
  };

  const bursts = createBursts(() => api.clock, send);

  return {
    setCount: (skuId, quantity) => {
      set((state) => ({ cartWanted: { ...state.cartWanted, [skuId]: quantity } }));
      bursts.touch(skuId);
    },
    remove: async (skuIds) => {
      for (const skuId of skuIds) {
        bursts.drop(skuId);
        await sync.change(() => api.auth.request('removeCartItem', { params: { skuId } })).catch(explain);
      }
    },
    flush: bursts.flush,
    // A tap that still waits for a pause finds nothing wanted any more, and sends nothing.
    forget: () => set({ cartWanted: {}, cartUnticked: {} }),
  };
};
