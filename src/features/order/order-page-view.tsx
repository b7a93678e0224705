import { View } from '@tarojs/components';
import { BlankRows } from '@/components/blank-rows/blank-rows';
import { FailedView } from '@/components/state-view/state-view';
import { useStoreShallow } from '@/store/use-store';
import { type OrderAct, OrderActions } from './order-actions';
import { OrderView } from './order-view';

interface OrderPageViewProps {
  readonly id: string;
  readonly onAct: OrderAct;
  readonly onProduct: (productId: string) => void;
  readonly onCopy: (text: string) => void;
  readonly onRefunds: (orderId: string) => void;
}

/** The page of one order with every state that it can be in. */
export const OrderPageView = ({ id, onAct, ...ways }: OrderPageViewProps) => {
  const { shownId, shown, open } = useStoreShallow((state) => ({
    shownId: state.orderShownId,
    shown: state.orderShown,
    open: state.openOrder,
  }));
  if (shownId === id && shown.kind === 'failed')
    return <FailedView message={shown.message} onRetry={() => void open(id)} />;
  if (shownId !== id || shown.kind !== 'ready') return <BlankRows count={3} />;
  return (
    <>
      <OrderView order={shown.value} {...ways} />
      {shown.value.actions.length > 0 && (
        <View className="order-bar">
          <OrderActions order={shown.value} onAct={onAct} />
        </View>
      )}
    </>
  );
};
