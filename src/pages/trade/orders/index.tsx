import { useReachBottom, useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useRef } from 'react';
import { OrderList } from '@/features/order/order-list';
import { OrderTabs } from '@/features/order/order-tabs';
import { tabOf } from '@/features/order/order-words';
import { stateNow, useStoreShallow } from '@/store/use-store';
import { openPage, openTab } from '../../hooks/navigate';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { useVisible } from '../../hooks/use-visible';
import { MemberPage } from '../../shell/member-page';
import { useOrderAct } from '../use-order-act';

export default function OrdersPage() {
  const tab = tabOf(useRouter().params.tab);
  const { openOrders, refreshOrders, loadMoreOrders } = useStoreShallow((state) => ({
    openOrders: state.openOrders,
    refreshOrders: state.refreshOrders,
    loadMoreOrders: state.loadMoreOrders,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const act = useOrderAct();
  const open = useCallback((id: string) => openPage('order', { id }), []);
  const opened = useRef(false);

  useEffect(() => {
    if (session !== 'member' || !visible) return;
    const { orderList, orderListStale } = stateNow();
    if (!opened.current || orderList.kind === 'idle') {
      opened.current = true;
      void openOrders(tab);
    } else if (orderListStale) void refreshOrders().catch(() => undefined);
  }, [session, visible, tab, openOrders, refreshOrders]);
  usePullDown(async () => {
    if (session === 'member') await refreshOrders();
  });
  useReachBottom(() => {
    void loadMoreOrders();
  });

  return (
    <MemberPage title="登录后查看订单">
      {() => (
        <>
          <OrderTabs />
          <OrderList onShop={() => openTab('home')} onOpen={open} onAct={act} />
        </>
      )}
    </MemberPage>
  );
}
