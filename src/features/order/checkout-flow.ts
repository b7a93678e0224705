import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import { checkoutKey } from './checkout-key';
import type { CheckoutLine } from './checkout-sums';

/** One checkout is one order at most: all its tries carry the same key. `done` keeps its lines for the page that leaves. */
export type Checkout =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'open' | 'sending' | 'done';
      readonly lines: readonly CheckoutLine[];
      readonly fromCart: boolean;
      readonly key: string;
    };

export interface CheckoutFlow {
  readonly checkout: Checkout;
  beginCheckout(lines: readonly CheckoutLine[], fromCart: boolean): void;
  /**
   * Makes the order and answers `true`; a tap while it runs does nothing and answers `false`.
   * Rejects when it failed: the checkout stays open and may be submitted again.
   */
  submitCheckout(): Promise<boolean>;
}

export const createCheckoutFlow = (
  set: SliceSet<CheckoutFlow>,
  get: SliceGet<CheckoutFlow>,
  api: SliceApi,
): CheckoutFlow => {
  const submit = async (checkout: Exclude<Checkout, { kind: 'none' }>): Promise<void> => {
    const { lines, fromCart, key } = checkout;
    /** Another checkout may have been begun in the meantime; that one is left alone. */
    const become = (kind: 'sending' | 'done' | 'open'): void => {
      const now = get().checkout;
      if (now.kind !== 'none' && now.key === key) set({ checkout: { ...checkout, kind } });
    };
    become('sending');
    try {
      const items = lines.map(({ skuId, quantity }) => ({ skuId, quantity }));
      await api.auth.request(
        'createOrder',
        { body: { items, fromCart } },
        { idempotencyKey: key, mask: true },
      );
      become('done');
    } catch (caught) {
      become('open');
      throw caught;
    }
  };

  return {
    checkout: { kind: 'none' },
    beginCheckout: (lines, fromCart) =>
      set({ checkout: { kind: 'open', lines, fromCart, key: checkoutKey(api.clock.now(), Math.random) } }),
    submitCheckout: async () => {
      const { checkout } = get();
      if (checkout.kind !== 'open') return false;
      await submit(checkout);
      return true;
    },
  };
};
