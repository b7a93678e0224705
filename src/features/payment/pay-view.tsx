import { View } from '@tarojs/components';
import { BlankRows } from '@/components/blank-rows/blank-rows';
import { StateView } from '@/components/state-view/state-view';
import { useStoreShallow } from '@/store/use-store';
import { CashierView } from './cashier-view';

interface PayViewProps {
  readonly orderId: string;
  readonly onDecide: (decision: 'pay' | 'refuse') => void;
  readonly onOrder: () => void;
}

/** The payment of an order with every state that it can be in. */
export const PayView = ({ orderId, onDecide, onOrder }: PayViewProps) => {
  const { payment, over, sending, start } = useStoreShallow((state) => ({
    payment: state.payment,
    over: state.paymentOver,
    sending: state.paymentSending,
    start: state.startPayment,
  }));
  const order = { text: '查看订单', id: 'pay-order', onTap: onOrder };
  if (payment.kind === 'failed')
    return (
      <View className="pay-failed" id="pay-failed">
        <StateView
          icon="wallet"
          title={payment.message}
          action={{ text: '重新加载', id: 'retry', onTap: () => void start(orderId) }}
        />
        <StateView icon="paper" title="也可以先看看订单" action={order} />
      </View>
    );
  if (payment.kind !== 'ready' || payment.value.orderId !== orderId) return <BlankRows count={2} />;
  const { value } = payment;
  if (value.state === 'paid') return <StateView icon="done" title="订单已付款" action={order} />;
  if (over || value.cashierUrl === null)
    return <StateView icon="info" title="这笔付款已结束" hint="可在订单中查看最新状态" action={order} />;
  return <CashierView payment={value} sending={sending} onDecide={onDecide} />;
};
