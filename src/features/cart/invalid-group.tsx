import { Text, View } from '@tarojs/components';
import { Picture } from '@/components/picture/picture';
import { Tick } from '@/components/tick/tick';
import type { CartItem } from '@/contract';
import './cart-row.scss';
import './invalid-group.scss';

interface InvalidGroupProps {
  readonly items: readonly CartItem[];
  /** Those that are picked for deletion; null while nothing is. */
  readonly picked: readonly string[] | null;
  readonly onPick: (skuId: string, on: boolean) => void;
  readonly onOpen: (productId: string) => void;
  readonly onClear: () => void;
}

const words = { sold_out: '已售罄', off_shelf: '已下架' };

type RowProps = Omit<InvalidGroupProps, 'items' | 'onClear'> & { readonly item: CartItem };

const InvalidRow = ({ item, picked, onPick, onOpen }: RowProps) => {
  const { skuId, productId, invalidReason } = item;
  const on = picked?.includes(skuId) === true;
  return (
    <View className="invalid-row cart-row-faded" id={`cart-${skuId}`}>
      {picked !== null && <Tick id={`tick-${skuId}`} on={on} onTap={() => onPick(skuId, !on)} />}
      <View className="cart-row-picture" onClick={() => onOpen(productId)}>
        <Picture src={item.image} />
      </View>
      <View className="cart-row-body" onClick={() => onOpen(productId)}>
        <Text className="cart-row-title">{item.title}</Text>
        <Text className="cart-row-spec">{item.specText}</Text>
        {invalidReason !== null && <Text className="invalid-reason">{words[invalidReason]}</Text>}
      </View>
    </View>
  );
};

/** What lies in the cart and cannot be bought now. */
export const InvalidGroup = ({ items, onClear, ...row }: InvalidGroupProps) => (
  <View className="invalid">
    <View className="invalid-head">
      <Text className="invalid-title">{`失效商品 ${items.length} 种`}</Text>
      <View id="clear-invalid" className="invalid-clear" onClick={onClear}>
        <Text className="invalid-clear-text">清空失效商品</Text>
      </View>
    </View>
    {items.map((item) => (
      <InvalidRow key={item.skuId} item={item} {...row} />
    ))}
  </View>
);
