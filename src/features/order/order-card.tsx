import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { LineList } from '@/components/line-list/line-list';
import { Price } from '@/components/price/price';
import type { Order } from '@/contract';
import { formatDateTime } from '@/shared/date';
import { type OrderAct, OrderActions } from './order-actions';
import { statusWord } from './order-words';
import './order-card.scss';

const piecesOf = (order: Order): number => order.items.reduce((sum, item) => sum + item.quantity, 0);

interface OrderCardProps {
  readonly order: Order;
  readonly onOpen: (id: string) => void;
  /** Shown with what can be done with the order; without it the card only leads to its page. */
  readonly onAct?: OrderAct;
}

/** So many lines stand on a card; the rest is counted. */
const most = 2;

/** One order as it stands in a list. */
export const OrderCard = memo(({ order, onOpen, onAct }: OrderCardProps) => (
  <View className="order-card" id={`order-${order.id}`}>
    <View className="order-card-body" id={`open-order-${order.id}`} onClick={() => onOpen(order.id)}>
      <View className="order-card-head">
        <Text className="order-card-time">{formatDateTime(order.createdAt)}</Text>
        <Text className={`order-card-status order-card-${order.status}`}>{statusWord(order)}</Text>
      </View>
      <LineList lines={order.items.slice(0, most)} />
      {order.items.length > most && (
        <Text className="order-card-rest">{`还有 ${order.items.length - most} 种商品`}</Text>
      )}
      <View className="order-card-foot">
        <Text className="order-card-number">{`订单号 ${order.number}`}</Text>
        <View className="order-card-sum">
          <Text className="order-card-word">{`共 ${piecesOf(order)} 件`}</Text>
          <Price fen={order.totalFen} size="lg" />
        </View>
      </View>
    </View>
    {onAct !== undefined && <OrderActions order={order} onAct={onAct} />}
  </View>
));
