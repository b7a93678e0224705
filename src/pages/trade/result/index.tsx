import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import type { Payment } from '@/contract';
import { ResultView } from '@/features/payment/result-view';
import type { ResultWords } from '@/features/payment/result-words';
import { useStoreShallow } from '@/store/use-store';
import { openTab, replacePage } from '../../hooks/navigate';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';

export default function PayResultPage() {
  const id = useRouter().params.id ?? '';
  const { readPayment, leavePayment, ordersChanged } = useStoreShallow((state) => ({
    readPayment: state.readPayment,
    leavePayment: state.leavePayment,
    ordersChanged: state.ordersChanged,
  }));
  const session = useSessionKind();
  const visible = useVisible();

  useEffect(() => {
    if (session !== 'member' || !visible) return undefined;
    void readPayment(id);
    return leavePayment;
  }, [session, visible, id, readPayment, leavePayment]);

  const next = (what: ResultWords['next'], { orderId }: Payment): void => {
    ordersChanged();
    if (what === 'home') openTab('home');
    else if (what === 'pay') replacePage('pay', { orderId });
    else void readPayment(id);
  };

  return (
    <MemberPage title="登录后查看支付结果">
      {() => (
        <ResultView id={id} onNext={next} onOrder={({ orderId }) => replacePage('order', { id: orderId })} />
      )}
    </MemberPage>
  );
}
