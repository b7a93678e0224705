import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Icon } from '@/components/icon/icon';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import { Stepper } from '@/components/stepper/stepper';
import { Tick } from '@/components/tick/tick';
import type { CartItem } from '@/contract';
import './cart-row.scss';

export interface CartRowActions {
  readonly onOpen: (productId: string) => void;
  readonly onTick: (skuId: string) => void;
  readonly onQuantity: (skuId: string, quantity: number) => void;
  readonly onRemove: (skuId: string) => void;
  readonly onLimit: (text: string) => void;
}

interface CartRowProps extends CartRowActions {
  readonly item: CartItem;
  readonly ticked: boolean;
  readonly quantity: number;
}

const LOW_STOCK = 5;

const limitOf = (item: CartItem): { readonly most: number; readonly text: string } =>
  item.limitPerOrder !== null && item.limitPerOrder <= item.stock
    ? { most: item.limitPerOrder, text: `每单限购 ${item.limitPerOrder} 件` }
    : { most: Math.max(1, Math.min(item.stock, 999)), text: '库存只有这么多了' };

/** One good in the cart that can be bought. */
export const CartRow = memo((props: CartRowProps) => {
  const { item, ticked, quantity, onOpen, onTick, onQuantity, onRemove, onLimit } = props;
  const { most, text } = limitOf(item);
  return (
    <View className="cart-row" id={`cart-${item.skuId}`}>
      <Tick id={`tick-${item.skuId}`} on={ticked} onTap={() => onTick(item.skuId)} />
      <View className="cart-row-picture" onClick={() => onOpen(item.productId)}>
        <Picture src={item.image} />
      </View>
      <View className="cart-row-body">
        <View className="cart-row-head">
          <Text className="cart-row-title">{item.title}</Text>
          <View id={`remove-${item.skuId}`} className="cart-row-remove" onClick={() => onRemove(item.skuId)}>
            <Icon name="trash" size="sm" />
          </View>
        </View>
        <Text className="cart-row-spec">{item.specText}</Text>
        {item.stock <= LOW_STOCK && <Text className="cart-row-low">{`仅剩 ${item.stock} 件`}</Text>}
        <View className="cart-row-foot">
          <Price fen={item.priceFen} />
          <Stepper
            name={item.skuId}
            value={quantity}
            max={most}
            onChange={(value) => onQuantity(item.skuId, value)}
            onLimit={() => onLimit(text)}
          />
        </View>
      </View>
    </View>
  );
});
