import { Text, View } from '@tarojs/components';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import type { OrderItem } from '@/contract';
import './line-list.scss';

/** Goods with spec, price and count, as they are or were ordered. */
export const LineList = ({ lines }: { readonly lines: readonly OrderItem[] }) => (
  <View className="lines">
    {lines.map((line) => (
      <View key={line.skuId} className="line">
        <View className="line-picture">
          <Picture src={line.image} />
        </View>
        <View className="line-body">
          <Text className="line-title">{line.title}</Text>
          <Text className="line-spec">{line.specText}</Text>
          <View className="line-foot">
            <Price fen={line.priceFen} />
            <Text className="line-count">{`×${line.quantity}`}</Text>
          </View>
        </View>
      </View>
    ))}
  </View>
);
