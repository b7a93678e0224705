import { useReachBottom, useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { OrderList } from '@/features/order/order-list';
import { OrderTabs } from '@/features/order/order-tabs';
import { tabOf } from '@/features/order/order-words';
import { useStoreShallow } from '@/store/use-store';
import { openTab } from '../../hooks/navigate';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';
import { MemberPage } from '../../shell/member-page';

export default function OrdersPage() {
  const tab = tabOf(useRouter().params.tab);
  const { openOrders, refreshOrders, loadMoreOrders } = useStoreShallow((state) => ({
    openOrders: state.openOrders,
    refreshOrders: state.refreshOrders,
    loadMoreOrders: state.loadMoreOrders,
  }));
  const session = useSessionKind();

  useEffect(() => {
    if (session === 'member') void openOrders(tab);
  }, [session, tab, openOrders]);
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
          <OrderList onShop={() => openTab('home')} />
        </>
      )}
    </MemberPage>
  );
}
