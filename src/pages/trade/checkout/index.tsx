import { useState } from 'react';
import { Slot } from '@/components/slot/slot';
import { FailedView } from '@/components/state-view/state-view';
import type { Checkout } from '@/contract';
import { CheckoutBlank } from '@/features/checkout/checkout-blank';
import { CheckoutEmpty } from '@/features/checkout/checkout-empty';
import { CheckoutView } from '@/features/checkout/checkout-view';
import { CouponSheet } from '@/features/checkout/coupon-sheet';
import { ProblemSheet } from '@/features/checkout/problem-sheet';
import { openTab } from '../../hooks/navigate';
import { MemberPage } from '../../shell/member-page';
import { Page } from '../../shell/page';
import { useCheckout } from './use-checkout';

export default function CheckoutPage() {
  const { checkout, quote, changed, busy, ...acts } = useCheckout();
  const [choosing, setChoosing] = useState(false);
  /** The quote whose problems were looked at and closed. */
  const [closed, setClosed] = useState<Checkout | null>(null);

  if (checkout.kind === 'none')
    return (
      <Page>
        <CheckoutEmpty onShop={() => openTab('home')} />
      </Page>
    );

  const body = () => {
    if (quote.kind === 'failed') return <FailedView message={quote.message} onRetry={acts.count} />;
    if (quote.kind !== 'ready') return <CheckoutBlank />;
    const shown = quote.value;
    const inTheWay = shown.problems.length > 0;
    const submit = (): void => {
      if (inTheWay) setClosed(null);
      else if (shown.address === null) acts.openAddress(shown);
      else acts.submit();
    };
    return (
      <>
        <CheckoutView
          shown={shown}
          state={checkout.kind}
          changed={changed}
          onAddress={() => acts.openAddress(shown)}
          onCoupon={() => setChoosing(true)}
          onRemark={acts.setRemark}
          onSubmit={submit}
        />
        <Slot>
          {choosing && (
            <CouponSheet
              coupons={shown.coupons}
              couponId={shown.couponId}
              onChoose={(couponId) => {
                setChoosing(false);
                acts.chooseCoupon(couponId);
              }}
              onClose={() => setChoosing(false)}
            />
          )}
          {inTheWay && closed !== shown && (
            <ProblemSheet
              shown={shown}
              busy={busy}
              onContinue={acts.dropProblems}
              onLeave={acts.leave}
              onClose={() => setClosed(shown)}
            />
          )}
        </Slot>
      </>
    );
  };

  return (
    <MemberPage title="登录后确认订单" className="page-with-bar">
      {body}
    </MemberPage>
  );
}
