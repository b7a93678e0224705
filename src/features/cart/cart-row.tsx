import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Icon } from '@/components/icon/icon';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import { Stepper } from '@/components/stepper/stepper';
import { SwipeRow } from '@/components/swipe-row/swipe-row';
import { Tick } from '@/components/tick/tick';
import type { CartItem } from '@/contract';
import { hintOf, limitOf } from './row-words';
import './cart-row.scss';

export interface CartRowActions {
  readonly onOpen: (productId: string) => void;
  readonly onTick: (skuId: string, on: boolean) => void;
  readonly onSpec: (item: CartItem) => void;
  readonly onQuantity: (skuId: string, quantity: number) => void;
  readonly onRemove: (skuId: string) => void;
  readonly onLimit: (text: string) => void;
  /** The row that a finger opened; null for none. */
  readonly onSwipe: (skuId: string | null) => void;
}

interface CartRowProps extends CartRowActions {
  readonly item: CartItem;
  readonly ticked: boolean;
  readonly quantity: number;
  readonly swiped: boolean;
}

type PartProps = Pick<CartRowProps, 'item' | 'quantity'> & CartRowActions;

const Spec = ({ item, onSpec }: Pick<CartRowProps, 'item' | 'onSpec'>) => (
  <View id={`change-${item.skuId}`} className="cart-row-change" onClick={() => onSpec(item)}>
    <View className="cart-row-chip">
      <Text className="cart-row-spec">{item.specText === '' ? '默认规格' : item.specText}</Text>
      <Icon name="arrow" size="sm" />
    </View>
  </View>
);

const Body = ({ item, quantity, onSpec, onQuantity, onLimit, onOpen }: PartProps) => {
  const { most, text } = limitOf(item);
  const hint = hintOf(item, quantity);
  return (
    <View className="cart-row-body">
      <View className="cart-row-head" onClick={() => onOpen(item.productId)}>
        <Text className="cart-row-title">{item.title}</Text>
      </View>
      <Spec item={item} onSpec={onSpec} />
      {hint !== null && <Text className="cart-row-low">{hint}</Text>}
      <View className="cart-row-foot">
        <Price fen={item.priceFen} beforeFen={item.originalPriceFen} />
        <View className="cart-row-count">
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
};

/** One good in the cart that can be bought. */
export const CartRow = memo((props: CartRowProps) => {
  const { item, ticked, swiped, onTick, onOpen, onRemove, onSwipe } = props;
  const { skuId, productId } = item;
  return (
    <View className="cart-place">
      <SwipeRow
        open={swiped}
        onOpen={() => onSwipe(skuId)}
        onClose={() => onSwipe(null)}
        action={{ id: `remove-${skuId}`, text: '删除', onTap: () => onRemove(skuId) }}
      >
        <View className="cart-row" id={`cart-${skuId}`}>
          <Tick id={`tick-${skuId}`} on={ticked} onTap={() => onTick(skuId, !ticked)} />
          <View className="cart-row-picture" onClick={() => onOpen(productId)}>
            <Picture src={item.image} />
          </View>
          <Body {...props} />
        </View>
      </SwipeRow>
    </View>
  );
});
