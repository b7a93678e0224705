import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { Price } from '@/components/price/price';
import type { Checkout } from '@/contract';
import { couponRowText, freightHint } from './checkout-words';

interface CheckoutSumsProps {
  readonly shown: Checkout;
  readonly onCoupon: () => void;
}

/** How the sum comes about; a tap on the coupon opens the choice. */
export const CheckoutSums = ({ shown, onCoupon }: CheckoutSumsProps) => {
  const hint = freightHint(shown);
  return (
    <View className="checkout-card">
      <View className="checkout-sum">
        <Text className="checkout-sum-name">商品金额</Text>
        <Price fen={shown.goodsFen} />
      </View>
      <View id="checkout-coupon" className="checkout-sum" onClick={onCoupon}>
        <Text className="checkout-sum-name">优惠券</Text>
        <Text
          className={shown.couponId === null ? 'checkout-sum-value' : 'checkout-sum-value checkout-sum-off'}
        >
          {couponRowText(shown)}
        </Text>
        <View className="checkout-sum-arrow">
          <Icon name="arrow" size="sm" />
        </View>
      </View>
      <View className="checkout-sum">
        <Text className="checkout-sum-name">运费</Text>
        {hint !== null && <Text className="checkout-sum-hint">{hint}</Text>}
        {shown.freightFen === 0 ? (
          <Text className="checkout-sum-value">免运费</Text>
        ) : (
          <Price fen={shown.freightFen} />
        )}
      </View>
    </View>
  );
};
