import { readyValue } from '@/shared/loadable';
import type { SliceCreator } from '@/store/types';
import { type CheckoutLine, withoutProblems } from './checkout-choice';
import { checkoutKey } from './checkout-key';
import { createQuoteTaker } from './checkout-quote';
import {
  type CheckoutSubmitState,
  createSubmit,
  type OpenCheckout,
  type SubmitOutcome,
} from './checkout-submit';

export interface CheckoutSlice extends CheckoutSubmitState {
  beginCheckout(lines: readonly CheckoutLine[], fromCart: boolean): void;
  /** Counts again with the same choices. Rejects when it failed and the old quote stays. */
  refreshCheckout(): Promise<void>;
  /** Rejects when it failed: the address before stays. */
  chooseCheckoutAddress(addressId: string): Promise<void>;
  /** Null: no coupon. Rejects when it failed: the choice before stays. */
  chooseCheckoutCoupon(couponId: string | null): Promise<void>;
  setCheckoutRemark(remark: string): void;
  /** Goes on with what can be had of the goods. */
  dropCheckoutProblems(): Promise<void>;
  /**
   * Makes the order. Rejects when it failed: the checkout stays open and may be submitted again; where the server's
   * goods, prices, coupons or addresses are others than shown, it has been counted again by then.
   */
  submitCheckout(): Promise<SubmitOutcome>;
  /** Address and coupons were another user's. The goods were chosen on this device and stay. */
  forgetCheckout(): void;
}

export const createCheckoutSlice: SliceCreator<CheckoutSlice> = (set, get, api) => {
  const quote = createQuoteTaker(set, get, api);

  const open = (): OpenCheckout | null => {
    const { checkout } = get();
    return checkout.kind === 'open' || checkout.kind === 'unsure' ? checkout : null;
  };

  const takeQuote = async (choice = get().checkoutChoice): Promise<void> => {
    const { checkout } = get();
    if (checkout.kind !== 'none' && checkout.lines.length > 0) await quote.take(checkout.lines, choice);
  };

  const submit = createSubmit({ set, get, api, takeQuote });

  return {
    checkout: { kind: 'none' },
    checkoutQuote: { kind: 'idle' },
    checkoutChoice: {},
    checkoutChanged: false,
    checkoutRemark: '',
    beginCheckout: (lines, fromCart) => {
      quote.forget();
      const key = checkoutKey(api.clock.now(), Math.random);
      set({
        checkout: { kind: 'open', lines, fromCart, key },
        checkoutChanged: false,
        checkoutRemark: '',
      });
    },
    refreshCheckout: async () => {
      // The try without an answer may have taken the last pieces: what is shown stays what was ordered.
      if (get().checkout.kind === 'open') await takeQuote();
    },
    chooseCheckoutAddress: (addressId) => takeQuote({ ...get().checkoutChoice, addressId }),
    chooseCheckoutCoupon: (couponId) => takeQuote({ ...get().checkoutChoice, couponId }),
    setCheckoutRemark: (checkoutRemark) => set({ checkoutRemark }),
    dropCheckoutProblems: async () => {
      const goods = open();
      const shown = readyValue(get().checkoutQuote);
      if (goods === null || shown === null) return;
      set({ checkout: { ...goods, kind: 'open', lines: withoutProblems(goods.lines, shown.problems) } });
      await takeQuote();
    },
    submitCheckout: async () => {
      const goods = open();
      const shown = readyValue(get().checkoutQuote);
      if (goods === null || shown === null) return { kind: 'ignored' };
      return submit(goods, shown);
    },
    forgetCheckout: quote.forget,
  };
};
