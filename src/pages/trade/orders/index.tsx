import { View } from '@tarojs/components';
import { useReachBottom, useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { StateView } from '@/components/state-view/state-view';
import { OrderList } from '@/features/order/order-list';
import { OrderTabs } from '@/features/order/order-tabs';
import { tabOf } from '@/features/order/order-words';
import { useStoreShallow } from '@/store/use-store';
import { openTab } from '../../hooks/navigate';
import { useGate } from '../../hooks/use-gate';
import { usePullDown } from '../../hooks/use-pull-down';
import { useSessionKind } from '../../hooks/use-session-kind';

export default function OrdersPage() {
  const tab = tabOf(useRouter().params.tab);
  const { openOrders, refreshOrders, loadMoreOrders } = useStoreShallow((state) => ({
    openOrders: state.openOrders,
    refreshOrders: state.refreshOrders,
    loadMoreOrders: state.loadMoreOrders,
  }));
  const session = useSessionKind();
  const gate = useGate();

  useEffect(() => {
    if (session === 'member') void openOrders(tab);
  }, [session, tab, openOrders]);
  usePullDown(async () => {
    if (session === 'member') await refreshOrders();
  });
  useReachBottom(() => {
    void loadMoreOrders();
  });

  // Reached by address, past the gate: the page asks itself.
  if (session !== 'member' && session !== 'starting')
    return (
      <StateView
        icon="paper"
        title="登录后查看订单"
        action={{ text: '登录 / 注册', id: 'login-entry', onTap: () => gate(() => undefined) }}
      />
    );
  return (
    <View className="page">
      <OrderTabs />
      <OrderList onShop={() => openTab('home')} />
    </View>
  );
}
