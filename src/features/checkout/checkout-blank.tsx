import { View } from '@tarojs/components';
import { Skeleton } from '@/components/skeleton/skeleton';
import './checkout-blank.scss';

/** The checkout while it is counted. */
export const CheckoutBlank = () => (
  <View className="checkout-blank">
    <Skeleton shape="row" />
    <Skeleton shape="row" />
    <Skeleton shape="row" />
  </View>
);
