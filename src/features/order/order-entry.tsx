import { Text, View } from '@tarojs/components';
import { Badge } from '@/components/badge/badge';
import { Icon, type IconName } from '@/components/icon/icon';
import type { OrderStatus } from '@/contract';
import { readyValue } from '@/shared/loadable';
import { useStore } from '@/store/use-store';
import { OrderCard } from './order-card';
import { statusWords } from './order-words';
import './order-entry.scss';

type Shown = Exclude<OrderStatus, 'cancelled'>;

const entries: readonly { readonly status: Shown; readonly icon: IconName }[] = [
  { status: 'pending_payment', icon: 'wallet' },
  { status: 'pending_shipment', icon: 'box' },
  { status: 'pending_receipt', icon: 'truck' },
  { status: 'completed', icon: 'done' },
];

interface OrderEntryProps {
  /** Counts and the newest order are a member's. */
  readonly member: boolean;
  readonly onOpen: (status: OrderStatus | null) => void;
  readonly onAfterSales: () => void;
  readonly onOrder: (id: string) => void;
}

/** 我的订单: the way to the list, the four states and the after-sales with their counts, and the newest order. */
export const OrderEntry = ({ member, onOpen, onAfterSales, onOrder }: OrderEntryProps) => {
  const counts = useStore((state) => readyValue(state.orderCounts));
  const newest = useStore((state) => readyValue(state.orderNewest));
  return (
    <View className="order-entry">
      <View className="order-entry-head" id="orders-entry" onClick={() => onOpen(null)}>
        <Text className="order-entry-title">我的订单</Text>
        <Text className="order-entry-all">全部订单</Text>
        <Icon name="arrow" size="sm" />
      </View>
      <View className="order-entry-states">
        {entries.map(({ status, icon }) => (
          <View
            key={status}
            id={`orders-${status}`}
            className="order-entry-state"
            onClick={() => onOpen(status)}
          >
            <Icon name={icon} size="lg" />
            <Text className="order-entry-word">{statusWords[status]}</Text>
            {member && status !== 'completed' && <Badge count={counts?.[status] ?? 0} />}
          </View>
        ))}
        <View id="orders-after-sales" className="order-entry-state" onClick={onAfterSales}>
          <Icon name="swap" size="lg" />
          <Text className="order-entry-word">退款/售后</Text>
          {member && <Badge count={counts?.after_sales ?? 0} />}
        </View>
      </View>
      {member && newest !== null && (
        <View className="order-entry-newest" id="newest-order">
          <Text className="order-entry-newest-title">最近订单</Text>
          <OrderCard order={newest} onOpen={onOrder} />
        </View>
      )}
    </View>
  );
};
