import { View } from '@tarojs/components';
import type { Cart } from '@/contract';
import { useStoreShallow } from '@/store/use-store';
import { CartBar } from './cart-bar';
import { CartRow } from './cart-row';
import { InvalidGroup } from './invalid-group';
import { invalidItems, quantityOf, sumsOf, validItems } from './selection';

interface CartListProps {
  readonly cart: Cart;
  readonly onOpen: (productId: string) => void;
  readonly onRemove: (skuId: string) => void;
  readonly onLimit: (text: string) => void;
  readonly onCheckout: () => void;
}

export const CartList = ({ cart, onOpen, onRemove, onLimit, onCheckout }: CartListProps) => {
  const { unticked, wanted, change, clearInvalid, tick, tickAll } = useStoreShallow((state) => ({
    unticked: state.cartUnticked,
    wanted: state.cartWanted,
    change: state.changeCartQuantity,
    clearInvalid: state.clearInvalidItems,
    tick: state.tickCartItem,
    tickAll: state.tickWholeCart,
  }));
  const invalid = invalidItems(cart);
  return (
    <View className="cart-list">
      {validItems(cart).map((item) => (
        <CartRow
          key={item.skuId}
          item={item}
          ticked={unticked[item.skuId] === undefined}
          quantity={quantityOf(item, wanted)}
          onOpen={onOpen}
          onTick={tick}
          onQuantity={change}
          onRemove={onRemove}
          onLimit={onLimit}
        />
      ))}
      {invalid.length > 0 && (
        <InvalidGroup items={invalid} onOpen={onOpen} onClear={() => void clearInvalid()} />
      )}
      <CartBar sums={sumsOf(cart, unticked, wanted)} onTickAll={tickAll} onCheckout={onCheckout} />
    </View>
  );
};
