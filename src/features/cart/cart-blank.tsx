import { View } from '@tarojs/components';
import { Skeleton } from '@/components/skeleton/skeleton';
import './cart-blank.scss';

/** The cart's place while it is loaded. */
export const CartBlank = () => (
  <View className="cart-blank">
    {[0, 1, 2].map((place) => (
      <Skeleton key={place} shape="row" />
    ))}
  </View>
);
