import { useRouter } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import { OrderPageView } from '@/features/order/order-page-view';
import { useStoreShallow } from '@/store/use-store';
import { copyText } from '../../hooks/copy-text';
import { goBack, openPage } from '../../hooks/navigate';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';
import { useOrderAct } from '../use-order-act';

export default function OrderPage() {
  const id = useRouter().params.id ?? '';
  const { openOrder, leaveOrder } = useStoreShallow((state) => ({
    openOrder: state.openOrder,
    leaveOrder: state.leaveOrder,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const act = useOrderAct(goBack);
  const refunds = useCallback((orderId: string) => openPage('refunds', { orderId }), []);
  const product = useCallback((productId: string) => openPage('product', { id: productId }), []);

  useEffect(() => {
    if (session !== 'member' || !visible) return undefined;
    void openOrder(id);
    return leaveOrder;
  }, [session, visible, id, openOrder, leaveOrder]);
  usePullDown(async () => {
    if (session === 'member') await openOrder(id);
  });

  return (
    <MemberPage title="登录后查看订单" className="page-with-bar">
      {() => <OrderPageView id={id} onAct={act} onProduct={product} onCopy={copyText} onRefunds={refunds} />}
    </MemberPage>
  );
}
