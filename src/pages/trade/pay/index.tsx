import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { PayView } from '@/features/payment/pay-view';
import { stateNow, useStoreShallow } from '@/store/use-store';
import { replacePage } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';

export default function PayPage() {
  const orderId = useRouter().params.orderId ?? '';
  const { startPayment, leavePayment, decidePayment, ordersChanged } = useStoreShallow((state) => ({
    startPayment: state.startPayment,
    leavePayment: state.leavePayment,
    decidePayment: state.decidePayment,
    ordersChanged: state.ordersChanged,
  }));
  const session = useSessionKind();
  const visible = useVisible();

  useEffect(() => {
    if (session !== 'member' || !visible) return undefined;
    void startPayment(orderId);
    return leavePayment;
  }, [session, visible, orderId, startPayment, leavePayment]);

  const decide = async (decision: 'pay' | 'refuse'): Promise<void> => {
    const outcome = await decidePayment(decision);
    if (outcome === null) return;
    ordersChanged();
    const { payment } = stateNow();
    if (outcome === 'unknown' || payment.kind !== 'ready') toast('暂时联系不上收银台，请稍后再试');
    else replacePage('payResult', { id: payment.value.id });
  };

  return (
    <MemberPage title="登录后付款">
      {() => (
        <PayView
          orderId={orderId}
          onDecide={(decision) => void decide(decision)}
          onOrder={() => replacePage('order', { id: orderId })}
        />
      )}
    </MemberPage>
  );
}
