import { View } from '@tarojs/components';
import { BlankRows } from '@/components/blank-rows/blank-rows';
import { ListEnd } from '@/components/list-end/list-end';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { useStoreShallow } from '@/store/use-store';
import { RefundCard } from './refund-card';

interface RefundListProps {
  readonly orderId: string | null;
  readonly onOpen: (id: string) => void;
  readonly onOrders: () => void;
}

/** The refunds of the user, or of one order, with every state that a list can be in. */
export const RefundList = ({ orderId, onOpen, onOrders }: RefundListProps) => {
  const { list, open, more } = useStoreShallow((state) => ({
    list: state.refundList,
    open: state.openRefunds,
    more: state.loadMoreRefunds,
  }));
  if (list.kind === 'failed') return <FailedView message={list.message} onRetry={() => void open(orderId)} />;
  if (list.kind !== 'ready') return <BlankRows count={3} />;
  if (list.items.length === 0)
    return (
      <StateView
        icon="swap"
        title="还没有退款/售后"
        hint="在订单中可以申请退款"
        action={{ text: '查看订单', id: 'to-orders', onTap: onOrders }}
      />
    );
  const rest = list.nextCursor === null ? 'end' : 'more';
  return (
    <View className="refund-list" id="refund-list">
      {list.items.map((refund) => (
        <RefundCard key={refund.id} refund={refund} onOpen={onOpen} />
      ))}
      <ListEnd state={list.tail === 'rest' ? rest : list.tail} onRetry={() => void more()} />
    </View>
  );
};
