import type { Checkout, ErrorCode } from '@/contract';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceSet } from '@/store/types';
import { type ChosenGoods, orderBody } from './checkout-choice';
import type { CheckoutQuoteState } from './checkout-quote';

export interface OpenCheckout extends ChosenGoods {
  readonly key: string;
}

/**
 * One checkout is one order at most: all its tries carry the same key. `unsure`: a try ended without an answer, so the
 * order may be there. `done` keeps its goods for the page that leaves.
 */
export type CheckoutState =
  | { readonly kind: 'none' }
  | (OpenCheckout & { readonly kind: 'open' | 'sending' | 'unsure' | 'done' });

/**
 * `ordered`: the order is there. `earlier`: an earlier try whose answer was lost has made one already, with what was
 * chosen then. `ignored`: a tap while there is nothing to submit, or another one is under way.
 */
export type SubmitOutcome =
  | { readonly kind: 'ordered'; readonly orderId: string }
  | { readonly kind: 'earlier' | 'ignored' };

export interface CheckoutSubmitState extends CheckoutQuoteState {
  readonly checkout: CheckoutState;
  /** The sum was another one than was shown, and has been counted again since. */
  readonly checkoutChanged: boolean;
  readonly checkoutRemark: string;
}

/** What the server says when its goods, prices, coupons or addresses are others than the quote's. */
const stale: readonly string[] = [
  'PRICE_CHANGED',
  'OUT_OF_STOCK',
  'PURCHASE_LIMIT',
  'PRODUCT_OFF_SHELF',
  'COUPON_UNUSABLE',
  'ADDRESS_REQUIRED',
  'NOT_FOUND',
] satisfies ErrorCode[];

const isUnanswered = (code: string): boolean => code === 'timeout' || code === 'offline' || code === 'server';

export interface SubmitParts {
  readonly set: SliceSet<CheckoutSubmitState>;
  readonly get: () => CheckoutSubmitState;
  readonly api: SliceApi;
  readonly takeQuote: (choice: CheckoutQuoteState['checkoutChoice']) => Promise<void>;
}

/** Makes one order of open goods as they are shown; what that means for the checkout is its state by then. */
export const createSubmit = ({ set, get, api, takeQuote }: SubmitParts) => {
  /** Another checkout may have been begun in the meantime; that one is left alone. */
  const become = (kind: 'sending' | 'done' | 'open' | 'unsure', key: string): void => {
    const { checkout } = get();
    if (checkout.kind !== 'none' && checkout.key === key) set({ checkout: { ...checkout, kind } });
  };

  const countAgain = async (code: string): Promise<void> => {
    const { couponId, ...choice } = get().checkoutChoice;
    const keepsCoupon = couponId !== undefined && code !== 'COUPON_UNUSABLE';
    await takeQuote(keepsCoupon ? { ...choice, couponId } : choice).catch(() => undefined);
    set({ checkoutChanged: code === 'PRICE_CHANGED' });
  };

  const afterFailure = async (caught: unknown, key: string): Promise<SubmitOutcome> => {
    const { code } = failureOf(caught);
    if (code === 'IDEMPOTENCY_KEY_REUSED') {
      become('done', key);
      return { kind: 'earlier' };
    }
    if (stale.includes(code)) await countAgain(code);
    become(isUnanswered(code) ? 'unsure' : 'open', key);
    throw caught;
  };

  return async (goods: OpenCheckout, shown: Checkout): Promise<SubmitOutcome> => {
    const body = orderBody(goods, shown, get().checkoutRemark.trim());
    become('sending', goods.key);
    set({ checkoutChanged: false });
    try {
      const options = { idempotencyKey: goods.key, mask: true };
      const { order } = await api.auth.request('createOrder', { body }, options);
      become('done', goods.key);
      return { kind: 'ordered', orderId: order.id };
    } catch (caught) {
      return afterFailure(caught, goods.key);
    }
  };
};
