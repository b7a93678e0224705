import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import { type Bursts, createBursts } from './bursts';
import type { Explained } from './cart-changes';
import type { Ticks } from './selection';
import type { CartSlice } from './slice';

/** The ticks, which the server keeps: they show at once, a burst of taps is one request for each way they went. */
export interface CartTicks {
  readonly setTicks: (ticks: Ticks) => void;
  readonly flush: Bursts['flush'];
}

const all = 'ticks';

export const createCartTicks = (
  set: SliceSet<CartSlice>,
  get: SliceGet<CartSlice>,
  api: SliceApi,
  explained: Explained,
): CartTicks => {
  /** A tick that was tapped in the meantime stays. */
  const confirmed = (sent: readonly string[], checked: boolean): void => {
    const left = Object.entries(get().cartTicks).filter(
      ([skuId, tick]) => tick !== checked || !sent.includes(skuId),
    );
    set({ cartTicks: Object.fromEntries(left) });
  };

  const sendOf = async (checked: boolean): Promise<void> => {
    const skuIds = Object.entries(get().cartTicks).flatMap(([skuId, tick]) =>
      tick === checked ? [skuId] : [],
    );
    if (skuIds.length === 0) return;
    await explained(() => api.auth.request('checkCart', { body: { checked, skuIds } }));
    confirmed(skuIds, checked);
  };

  const bursts = createBursts(
    () => api.clock,
    async () => {
      await Promise.all([sendOf(true), sendOf(false)]);
    },
  );

  return {
    setTicks: (ticks) => {
      set((state) => ({ cartTicks: { ...state.cartTicks, ...ticks } }));
      bursts.touch(all);
    },
    flush: bursts.flush,
  };
};
