import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import type { Cart } from '@/contract';
import { formatFen } from '@/shared/fen';
import './coupon-line.scss';

interface CouponLineProps {
  readonly sum: Cart['checked'];
  readonly onCoupons: () => void;
}

/** The coupon that the server reckons the best for what is ticked, and the way to more of them. */
export const CouponLine = ({ sum, onCoupons }: CouponLineProps) => (
  <View id="cart-coupon" className="cart-coupon" onClick={onCoupons}>
    <Text className="cart-coupon-name">优惠券</Text>
    <Text className="cart-coupon-title">{sum.coupon?.coupon.title ?? '领券更优惠'}</Text>
    {sum.discountFen > 0 && <Text className="cart-coupon-off">{`-${formatFen(sum.discountFen)}`}</Text>}
    <View className="cart-coupon-arrow">
      <Icon name="arrow" size="sm" />
    </View>
  </View>
);
