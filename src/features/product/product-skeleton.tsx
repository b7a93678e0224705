import { View } from '@tarojs/components';
import { Skeleton } from '@/components/skeleton/skeleton';
import './product-view.scss';

export const ProductSkeleton = () => (
  <View className="product">
    <Skeleton shape="picture" />
    <View className="product-head">
      <Skeleton shape="short" />
      <Skeleton shape="line" />
      <Skeleton shape="line" />
    </View>
  </View>
);
