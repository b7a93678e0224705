import { StateView } from '@/components/state-view/state-view';
import { CheckoutView } from '@/features/order/checkout-view';
import { useStoreShallow } from '@/store/use-store';
import { openTab, replacePage } from '../../hooks/navigate';
import { toast, toastFailure } from '../../hooks/toast';
import { useGate } from '../../hooks/use-gate';
import { Page } from '../../shell/page';

export default function CheckoutPage() {
  const { checkout, submitCheckout, loadCart } = useStoreShallow((state) => ({
    checkout: state.checkout,
    submitCheckout: state.submitCheckout,
    loadCart: state.loadCart,
  }));
  const gate = useGate();

  const submit = async (): Promise<void> => {
    if (!(await submitCheckout())) return;
    toast('下单成功');
    replacePage('orders');
    void loadCart();
  };

  if (checkout.kind === 'none')
    return (
      <Page>
        <StateView
          icon="paper"
          title="没有待结算的商品"
          hint="从商品页或购物车开始结算"
          action={{ text: '去逛逛', onTap: () => openTab('home') }}
        />
      </Page>
    );
  return (
    <Page className="page-with-bar">
      <CheckoutView
        lines={checkout.lines}
        state={checkout.kind}
        onSubmit={() => gate('checkout.submit', () => submit().catch(toastFailure))}
      />
    </Page>
  );
}
