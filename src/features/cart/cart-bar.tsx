import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Price } from '@/components/price/price';
import { Tick } from '@/components/tick/tick';
import type { CartSums } from './selection';
import './cart-bar.scss';

interface CartBarProps {
  readonly sums: CartSums;
  readonly onTickAll: () => void;
  readonly onCheckout: () => void;
}

export const CartBar = ({ sums, onTickAll, onCheckout }: CartBarProps) => (
  <View className="cart-bar">
    <Tick id="tick-all" on={sums.allTicked} onTap={onTickAll} />
    <Text className="cart-bar-all">全选</Text>
    <View className="cart-bar-sum">
      <Text className="cart-bar-word">合计</Text>
      <Price fen={sums.totalFen} size="lg" />
    </View>
    <Button
      id="cart-checkout"
      text={sums.pieces > 0 ? `去结算(${sums.pieces})` : '去结算'}
      disabled={sums.pieces === 0}
      onTap={onCheckout}
    />
  </View>
);
