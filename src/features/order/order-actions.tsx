import { View } from '@tarojs/components';
import { SmallButton } from '@/components/small-button/small-button';
import type { Order, OrderAction } from '@/contract';
import { actionWords } from './order-words';
import './order-actions.scss';

/** What an owner wants done with an order; the page does it. */
export type OrderAct = (order: Order, action: OrderAction) => void;

interface OrderActionsProps {
  readonly order: Order;
  readonly onAct: OrderAct;
}

const leading: readonly OrderAction[] = ['pay', 'confirm'];

/** What the server allows with an order, the most likely wish at the thumb. */
export const OrderActions = ({ order, onAct }: OrderActionsProps) =>
  order.actions.length === 0 ? null : (
    <View className="order-actions">
      {order.actions.map((action) => (
        <View key={action} className="order-action">
          <SmallButton
            id={`act-${action}-${order.id}`}
            text={actionWords[action]}
            kind={leading.includes(action) ? 'primary' : 'plain'}
            onTap={() => onAct(order, action)}
          />
        </View>
      ))}
    </View>
  );
