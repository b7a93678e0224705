import { useEffect } from 'react';
import type { Checkout } from '@/contract';
import { useStoreShallow } from '@/store/use-store';
import { goBack, openPage, replacePage } from '../../hooks/navigate';
import { toast, toastFailure } from '../../hooks/toast';
import { useGate } from '../../hooks/use-gate';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useTask } from '../../hooks/use-task';
import { useVisible } from '../../hooks/use-visible';

/** What the checkout page shows and does. */
export const useCheckout = () => {
  const state = useStoreShallow((all) => ({
    checkout: all.checkout,
    quote: all.checkoutQuote,
    changed: all.checkoutChanged,
    refresh: all.refreshCheckout,
    chooseCoupon: all.chooseCheckoutCoupon,
    setRemark: all.setCheckoutRemark,
    dropProblems: all.dropCheckoutProblems,
    submitCheckout: all.submitCheckout,
    loadCart: all.loadCart,
  }));
  const { refresh, submitCheckout, loadCart } = state;
  const member = useSessionKind() === 'member';
  const visible = useVisible();
  const gate = useGate();
  const { busy, run } = useTask();

  const count = (): void => void refresh().catch(toastFailure);
  // Back from the addresses or a product: either may be another one by now.
  useEffect(() => {
    if (member && visible) void refresh().catch(toastFailure);
  }, [member, visible, refresh]);

  const submit = async (): Promise<void> => {
    const outcome = await submitCheckout();
    if (outcome.kind === 'ignored') return;
    if (outcome.kind === 'ordered') replacePage('pay', { orderId: outcome.orderId });
    else {
      toast('该订单已提交过，请在订单中查看');
      replacePage('orders');
    }
    void loadCart();
  };

  return {
    ...state,
    busy,
    count,
    submit: () => gate('checkout.submit', () => submit().catch(toastFailure)),
    chooseCoupon: (couponId: string | null) => void run(() => state.chooseCoupon(couponId)),
    dropProblems: () => void run(state.dropProblems),
    leave: goBack,
    /** The choice of an address, or the form for the first one. */
    openAddress: ({ address }: Checkout) =>
      openPage(address === null ? 'addressEdit' : 'addresses', { choose: '1' }),
  };
};
