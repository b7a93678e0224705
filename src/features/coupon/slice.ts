import type { CenterCoupon, CouponState, MyCouponsAnswer } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';

/** The coupons of a product page, and whose they are. */
export interface ProductCoupons {
  readonly productId: string;
  readonly items: readonly CenterCoupon[];
}

export interface CouponSlice {
  /** What can be claimed, now or soon. */
  readonly couponCenter: Loadable<readonly CenterCoupon[]>;
  /** Those that count the good that was looked at last. */
  readonly couponsOfProduct: ProductCoupons | null;
  /** The state that the list of one's own shows. */
  readonly couponTab: CouponState;
  readonly couponsMine: Loadable<MyCouponsAnswer>;
  /** Never rejects. */
  loadCouponCenter(): Promise<void>;
  /** Never rejects: a product page does without them. */
  loadProductCoupons(productId: string): Promise<void>;
  /** Rejects when it was refused; what is shown of this coupon is right again by then. */
  claimCoupon(id: string): Promise<void>;
  /** Shows a tab from its start. Never rejects. */
  openMyCoupons(state: CouponState): Promise<void>;
  loadMyCoupons(): Promise<void>;
  /** What was claimed was another user's. */
  forgetCoupons(): void;
}

const sentence = (caught: unknown): string => failureOf(caught).sentence;

const stateAfter: Readonly<Record<string, CenterCoupon['claimState']>> = {
  COUPON_GONE: 'gone',
  COUPON_NOT_OPEN: 'upcoming',
};

export const createCouponSlice: SliceCreator<CouponSlice> = (set, get, api) => {
  const center = createLoader<readonly CenterCoupon[]>({
    fetch: async () => (await api.auth.request('listCoupons', { query: {} })).items,
    read: () => get().couponCenter,
    write: (couponCenter) => set({ couponCenter }),
    sentence,
  });

  const mine = createLoader<MyCouponsAnswer>({
    fetch: () => api.auth.request('listMyCoupons', { query: { state: get().couponTab } }),
    read: () => get().couponsMine,
    write: (couponsMine) => set({ couponsMine }),
    sentence,
  });

  /** The same coupon stands in the center and on the product's page. */
  const become = (id: string, claimState: CenterCoupon['claimState']): void => {
    const changed = (items: readonly CenterCoupon[]): readonly CenterCoupon[] =>
      items.map((item) => (item.id === id ? { ...item, claimState } : item));
    set(({ couponCenter, couponsOfProduct }) => ({
      couponCenter:
        couponCenter.kind === 'ready' ? { kind: 'ready', value: changed(couponCenter.value) } : couponCenter,
      couponsOfProduct: couponsOfProduct && { ...couponsOfProduct, items: changed(couponsOfProduct.items) },
    }));
  };

  return {
    couponCenter: { kind: 'idle' },
    couponsOfProduct: null,
    couponTab: 'usable',
    couponsMine: { kind: 'idle' },
    loadCouponCenter: center,
    loadProductCoupons: async (productId) => {
      if (get().couponsOfProduct?.productId !== productId)
        set({ couponsOfProduct: { productId, items: [] } });
      const answer = await api.auth.request('listCoupons', { query: { productId } }).catch(() => null);
      if (answer !== null && get().couponsOfProduct?.productId === productId)
        set({ couponsOfProduct: { productId, items: answer.items } });
    },
    claimCoupon: async (id) => {
      try {
        await api.auth.request('claimCoupon', { params: { id } });
      } catch (caught) {
        const claimState = stateAfter[failureOf(caught).code];
        if (claimState !== undefined) become(id, claimState);
        throw caught;
      }
      become(id, 'claimed');
    },
    openMyCoupons: (couponTab) => {
      if (couponTab !== get().couponTab) mine.forget();
      set({ couponTab });
      return mine();
    },
    loadMyCoupons: mine,
    forgetCoupons: () => {
      center.forget();
      mine.forget();
      set({ couponsOfProduct: null, couponTab: 'usable' });
    },
  };
};
