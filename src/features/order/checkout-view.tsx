import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Price } from '@/components/price/price';
import { type CheckoutLine, checkoutSums } from './checkout-sums';
import { LineList } from './line-list';
import './checkout-view.scss';

interface CheckoutViewProps {
  readonly lines: readonly CheckoutLine[];
  readonly state: 'open' | 'sending' | 'done';
  readonly onSubmit: () => void;
}

const words = { open: '提交订单', sending: '提交中…', done: '已提交' };

/** What is ordered and what it costs; the server counts again when the order is made. */
export const CheckoutView = ({ lines, state, onSubmit }: CheckoutViewProps) => {
  const { pieces, totalFen } = checkoutSums(lines);
  return (
    <View className="checkout">
      <View className="checkout-card">
        <Text className="checkout-title">商品清单</Text>
        <LineList lines={lines} />
      </View>
      <View className="checkout-card">
        <View className="checkout-sum">
          <Text className="checkout-sum-name">商品件数</Text>
          <Text className="checkout-sum-value">{`${pieces} 件`}</Text>
        </View>
        <View className="checkout-sum">
          <Text className="checkout-sum-name">商品金额</Text>
          <Price fen={totalFen} />
        </View>
      </View>
      <View className="checkout-bar">
        <View className="checkout-total">
          <Text className="checkout-total-word">应付</Text>
          <Price fen={totalFen} size="xl" />
        </View>
        <Button id="checkout-submit" text={words[state]} busy={state !== 'open'} onTap={onSubmit} />
      </View>
    </View>
  );
};
