import { View } from '@tarojs/components';
import { FactRow } from '@/components/fact-row/fact-row';
import type { OrderDetail } from '@/contract';
import { formatDateTime } from '@/shared/date';

interface OrderFactsProps {
  readonly order: OrderDetail;
  readonly onCopy: (text: string) => void;
  readonly onRefunds: (orderId: string) => void;
}

/** The order's number, its times and what its owner asked for. */
export const OrderFacts = ({ order, onCopy, onRefunds }: OrderFactsProps) => {
  const times: readonly (readonly [string, number | null])[] = [
    ['下单时间', order.createdAt],
    ['付款时间', order.paidAt],
    ['发货时间', order.shippedAt],
    ['完成时间', order.completedAt],
    ['取消时间', order.cancelledAt],
  ];
  return (
    <View className="order-part">
      <FactRow
        id="order-number"
        name="订单编号"
        value={order.number}
        action={{ text: '复制', id: 'copy-number', onTap: () => onCopy(order.number) }}
      />
      {(order.refundOpen || order.refundedFen > 0) && (
        <FactRow
          name="退款/售后"
          value={order.refundOpen ? '处理中' : '已退款'}
          action={{ text: '查看', id: 'order-refunds', onTap: () => onRefunds(order.id) }}
        />
      )}
      {times.map(([name, at]) =>
        at === null ? null : <FactRow key={name} name={name} value={formatDateTime(at)} />,
      )}
      {order.remark !== '' && <FactRow name="备注" value={order.remark} />}
    </View>
  );
};
