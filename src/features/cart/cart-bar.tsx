import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Price } from '@/components/price/price';
import { Tick } from '@/components/tick/tick';
import { formatFen } from '@/shared/fen';
import type { CartSums } from './selection';
import './cart-bar.scss';

interface CartBarProps {
  readonly sums: CartSums;
  readonly onTickAll: () => void;
  readonly onCheckout: () => void;
}

const discountText = (discountFen: number | null): string =>
  discountFen === null ? '优惠计算中' : `已优惠 ${formatFen(discountFen)}`;

export const CartBar = ({ sums, onTickAll, onCheckout }: CartBarProps) => (
  <View className="cart-bar">
    <Tick id="tick-all" on={sums.allTicked} onTap={onTickAll} />
    <Text className="cart-bar-all">全选</Text>
    <View className="cart-bar-sum">
      <View className="cart-bar-total">
        <Text className="cart-bar-word">合计</Text>
        <Price fen={sums.payFen} size="lg" />
      </View>
      {sums.discountFen !== 0 && <Text className="cart-bar-discount">{discountText(sums.discountFen)}</Text>}
    </View>
    <Button
      id="cart-checkout"
      text={sums.pieces > 0 ? `去结算(${sums.pieces})` : '去结算'}
      disabled={sums.pieces === 0}
      onTap={onCheckout}
    />
  </View>
);
