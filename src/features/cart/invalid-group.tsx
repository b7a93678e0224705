import { Text, View } from '@tarojs/components';
import { Picture } from '@/components/picture/picture';
import type { CartItem } from '@/contract';
import './cart-row.scss';
import './invalid-group.scss';

interface InvalidGroupProps {
  readonly items: readonly CartItem[];
  readonly onOpen: (productId: string) => void;
  readonly onClear: () => void;
}

/** What lies in the cart and cannot be bought now. */
export const InvalidGroup = ({ items, onOpen, onClear }: InvalidGroupProps) => (
  <View className="invalid">
    <View className="invalid-head">
      <Text className="invalid-title">{`失效商品 ${items.length} 件`}</Text>
      <View id="clear-invalid" className="invalid-clear" onClick={onClear}>
        <Text className="invalid-clear-text">清空失效商品</Text>
      </View>
    </View>
    {items.map((item) => (
      <View
        key={item.skuId}
        className="invalid-row cart-row-faded"
        id={`cart-${item.skuId}`}
        onClick={() => onOpen(item.productId)}
      >
        <View className="cart-row-picture">
          <Picture src={item.image} />
        </View>
        <View className="cart-row-body">
          <Text className="cart-row-title">{item.title}</Text>
          <Text className="cart-row-spec">{item.specText}</Text>
          <Text className="invalid-reason">{item.invalidReason === 'sold_out' ? '已售罄' : '已下架'}</Text>
        </View>
      </View>
    ))}
  </View>
);
