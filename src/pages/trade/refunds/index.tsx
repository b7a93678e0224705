import { useReachBottom, useRouter } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import { RefundList } from '@/features/refund/refund-list';
import { stateNow, useStoreShallow } from '@/store/use-store';
import { openPage } from '../../hooks/navigate';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';

export default function RefundsPage() {
  const orderId = useRouter().params.orderId ?? null;
  const { openRefunds, refreshRefunds, loadMoreRefunds } = useStoreShallow((state) => ({
    openRefunds: state.openRefunds,
    refreshRefunds: state.refreshRefunds,
    loadMoreRefunds: state.loadMoreRefunds,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const open = useCallback((id: string) => openPage('refund', { id }), []);

  useEffect(() => {
    if (session !== 'member' || !visible) return;
    const { refundList, refundListOrder } = stateNow();
    if (refundList.kind === 'ready' && refundListOrder === orderId)
      void refreshRefunds().catch(() => undefined);
    else void openRefunds(orderId);
  }, [session, visible, orderId, openRefunds, refreshRefunds]);
  usePullDown(async () => {
    if (session === 'member') await refreshRefunds();
  });
  useReachBottom(() => {
    void loadMoreRefunds();
  });

  return (
    <MemberPage title="登录后查看退款/售后">
      {() => <RefundList orderId={orderId} onOpen={open} onOrders={() => openPage('orders')} />}
    </MemberPage>
  );
}
