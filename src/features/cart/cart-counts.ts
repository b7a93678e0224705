import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import { type Bursts, createBursts } from './bursts';
import type { Explained } from './cart-changes';
import type { CartSlice } from './slice';

/** The stepper: a count shows at once, a burst of taps is one request. */
export interface CartCounts {
  readonly setCount: (skuId: string, quantity: number) => void;
  /** The item goes or becomes another: what was tapped of it and not sent does not count. */
  readonly drop: (skuId: string) => void;
  readonly flush: Bursts['flush'];
}

export const createCartCounts = (
  set: SliceSet<CartSlice>,
  get: SliceGet<CartSlice>,
  api: SliceApi,
  explained: Explained,
): CartCounts => {
  /** A count that was tapped in the meantime stays. */
  const confirmed = (skuId: string, quantity: number): void => {
    const { [skuId]: wanted, ...others } = get().cartWanted;
    if (wanted === quantity) set({ cartWanted: others });
  };

  const send = async (skuId: string): Promise<void> => {
    const quantity = get().cartWanted[skuId];
    if (quantity === undefined) return;
    const input = { params: { skuId }, body: { quantity } };
    await explained(() => api.auth.request('setCartItem', input));
    confirmed(skuId, quantity);
  };

  const bursts = createBursts(() => api.clock, send);

  return {
    setCount: (skuId, quantity) => {
      set((state) => ({ cartWanted: { ...state.cartWanted, [skuId]: quantity } }));
      bursts.touch(skuId);
    },
    drop: (skuId) => {
      bursts.drop(skuId);
      const { [skuId]: dropped, ...others } = get().cartWanted;
      if (dropped !== undefined) set({ cartWanted: others });
    },
    flush: bursts.flush,
  };
};
