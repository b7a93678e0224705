import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { FactRow } from '@/components/fact-row/fact-row';
import { Price } from '@/components/price/price';
import type { Payment } from '@/contract';
import { formatRest } from '@/shared/date';
import { useStore } from '@/store/use-store';
import './cashier-view.scss';

/** Alone with its seconds, so that a second costs one text. */
const Left = () => {
  const left = useStore((state) => state.paymentLeft);
  return (
    <Text className="cashier-left" id="pay-left">
      {`剩余付款时间 ${formatRest(left)}`}
    </Text>
  );
};

interface CashierViewProps {
  readonly payment: Payment;
  readonly sending: 'pay' | 'refuse' | null;
  readonly onDecide: (decision: 'pay' | 'refuse') => void;
}

/** The simulated cashier: what is paid, until when, and the two answers. */
export const CashierView = ({ payment, sending, onDecide }: CashierViewProps) => (
  <View className="cashier" id="cashier">
    <View className="cashier-note">
      <Text className="cashier-note-text">模拟收银台：仅供演示，不会真的扣款</Text>
    </View>
    <View className="cashier-sum">
      <Text className="cashier-word">支付金额</Text>
      <Price fen={payment.amountFen} size="xl" />
      <Left />
    </View>
    <View className="cashier-card">
      <FactRow name="订单编号" value={payment.orderNumber} />
      <FactRow name="支付方式" value="模拟支付" />
    </View>
    <View className="cashier-buttons">
      <Button
        id="pay-confirm"
        text={sending === 'pay' ? '支付中…' : '确认支付'}
        busy={sending !== null}
        onTap={() => onDecide('pay')}
      />
      <View className="cashier-gap" />
      <Button
        id="pay-refuse"
        kind="quiet"
        text="取消"
        busy={sending !== null}
        onTap={() => onDecide('refuse')}
      />
    </View>
  </View>
);
