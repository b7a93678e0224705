import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { formProblem } from '@/features/refund/refund-choice';
import { RefundFormView } from '@/features/refund/refund-form-view';
import { stateNow, useStoreShallow } from '@/store/use-store';
import { replacePage } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useTask } from '../../hooks/use-task';
import { MemberPage } from '../../shell/member-page';

export default function RefundApplyPage() {
  const orderId = useRouter().params.orderId ?? '';
  const { openRefundForm, sendRefund, ordersChanged } = useStoreShallow((state) => ({
    openRefundForm: state.openRefundForm,
    sendRefund: state.sendRefund,
    ordersChanged: state.ordersChanged,
  }));
  const session = useSessionKind();
  const { busy, run } = useTask();

  useEffect(() => {
    if (session === 'member') void openRefundForm(orderId);
  }, [session, orderId, openRefundForm]);

  const apply = async (): Promise<void> => {
    const refund = await sendRefund();
    if (refund === null) return;
    ordersChanged();
    toast('申请已提交');
    replacePage('refund', { id: refund.id });
  };

  const send = (): void => {
    const { refundForm } = stateNow();
    const problem = refundForm.kind === 'ready' ? formProblem(refundForm.value) : null;
    if (problem === null) void run(apply);
    else toast(problem);
  };

  return (
    <MemberPage title="登录后申请退款" className="page-with-bar">
      {() => <RefundFormView orderId={orderId} busy={busy} onSend={send} />}
    </MemberPage>
  );
}
