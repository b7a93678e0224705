import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { RefundView } from '@/features/refund/refund-view';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../../hooks/confirm';
import { copyText } from '../../hooks/copy-text';
import { openPage } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useTask } from '../../hooks/use-task';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';

const question = { title: '撤销申请？', content: '撤销后可以在时限内重新申请', confirmText: '撤销' };

export default function RefundPage() {
  const id = useRouter().params.id ?? '';
  const { openRefund, withdrawRefund, ordersChanged } = useStoreShallow((state) => ({
    openRefund: state.openRefund,
    withdrawRefund: state.withdrawRefund,
    ordersChanged: state.ordersChanged,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const { run } = useTask();

  useEffect(() => {
    if (session === 'member' && visible) void openRefund(id);
  }, [session, visible, id, openRefund]);
  usePullDown(async () => {
    if (session === 'member') await openRefund(id);
  });

  const withdraw = async (refundId: string): Promise<void> => {
    if (!(await confirmed(question))) return;
    if (!(await run(() => withdrawRefund(refundId)))) return;
    ordersChanged();
    toast('申请已撤销');
  };

  return (
    <MemberPage title="登录后查看退款/售后">
      {() => (
        <RefundView
          id={id}
          onCopy={copyText}
          onOrder={(orderId) => openPage('order', { id: orderId })}
          onWithdraw={(refundId) => void withdraw(refundId)}
        />
      )}
    </MemberPage>
  );
}
