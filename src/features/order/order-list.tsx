import { View } from '@tarojs/components';
import { BlankRows } from '@/components/blank-rows/blank-rows';
import { ListEnd } from '@/components/list-end/list-end';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { useStoreShallow } from '@/store/use-store';
import type { OrderAct } from './order-actions';
import { OrderCard } from './order-card';

interface OrderListProps {
  readonly onShop: () => void;
  readonly onOpen: (id: string) => void;
  readonly onAct: OrderAct;
}

/** The orders of the chosen tab with every state that a list can be in. */
export const OrderList = ({ onShop, onOpen, onAct }: OrderListProps) => {
  const { tab, list, open, more } = useStoreShallow((state) => ({
    tab: state.orderTab,
    list: state.orderList,
    open: state.openOrders,
    more: state.loadMoreOrders,
  }));
  if (list.kind === 'failed') return <FailedView message={list.message} onRetry={() => void open(tab)} />;
  if (list.kind !== 'ready') return <BlankRows count={3} />;
  if (list.items.length === 0 && list.nextCursor === null)
    return (
      <StateView
        icon="paper"
        title="还没有相关订单"
        hint="去挑点新鲜好物吧"
        action={{ text: '去逛逛', id: 'go-shopping', onTap: onShop }}
      />
    );
  const rest = list.nextCursor === null ? 'end' : 'more';
  return (
    <View className="order-list">
      <View className="order-list-cards">
        {list.items.map((order) => (
          <OrderCard key={order.id} order={order} onOpen={onOpen} onAct={onAct} />
        ))}
      </View>
      <ListEnd state={list.tail === 'rest' ? rest : list.tail} onRetry={() => void more()} />
    </View>
  );
};
