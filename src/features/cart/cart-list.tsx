import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { Cart, CartItem } from '@/contract';
import { useStoreShallow } from '@/store/use-store';
import { CartBar } from './cart-bar';
import { CartHead } from './cart-head';
import { CartRow } from './cart-row';
import { CouponLine } from './coupon-line';
import { EditBar } from './edit-bar';
import { InvalidGroup } from './invalid-group';
import { invalidItems, isTicked, quantityOf, sumsOf, validItems } from './selection';
import { usePicks } from './use-picks';

interface CartListProps {
  readonly cart: Cart;
  readonly onOpen: (productId: string) => void;
  readonly onSpec: (item: CartItem) => void;
  /** Asks first; answers whether they are gone. */
  readonly onRemove: (skuIds: readonly string[]) => Promise<boolean>;
  readonly onLimit: (text: string) => void;
  readonly onCoupons: () => void;
  readonly onCheckout: () => void;
}

/** The server's cart. */
export const CartList = (props: CartListProps) => {
  const { cart, onOpen, onSpec, onRemove, onLimit, onCoupons, onCheckout } = props;
  const { ticks, wanted, change, clearInvalid, tick, tickAll } = useStoreShallow((state) => ({
    ticks: state.cartTicks,
    wanted: state.cartWanted,
    change: state.changeCartQuantity,
    clearInvalid: state.clearInvalidItems,
    tick: state.tickCartItem,
    tickAll: state.tickWholeCart,
  }));
  const { editing, picked, toggleEditing, pick, pickAll } = usePicks();
  const [swiped, setSwiped] = useState<string | null>(null);
  const removeOne = useCallback((skuId: string) => void onRemove([skuId]), [onRemove]);
  const edit = (): void => {
    setSwiped(null);
    toggleEditing();
  };
  const invalid = invalidItems(cart);
  const all = cart.items.map(({ skuId }) => skuId);
  const left = picked.filter((skuId) => all.includes(skuId));
  const removePicked = async (): Promise<void> => {
    if (await onRemove(left)) toggleEditing();
  };
  return (
    <View className="cart-list">
      <CartHead kinds={all.length} editing={editing} onEdit={edit} />
      {validItems(cart).map((item) => (
        <CartRow
          key={item.skuId}
          item={item}
          ticked={editing ? picked.includes(item.skuId) : isTicked(item, ticks)}
          quantity={quantityOf(item, wanted)}
          swiped={swiped === item.skuId}
          onOpen={onOpen}
          onTick={editing ? pick : tick}
          onSpec={onSpec}
          onQuantity={change}
          onRemove={removeOne}
          onLimit={onLimit}
          onSwipe={setSwiped}
        />
      ))}
      {!editing && <CouponLine sum={cart.checked} onCoupons={onCoupons} />}
      {invalid.length > 0 && (
        <InvalidGroup
          items={invalid}
          picked={editing ? picked : null}
          onPick={pick}
          onOpen={onOpen}
          onClear={() => void clearInvalid()}
        />
      )}
      {editing ? (
        <EditBar
          picked={left.length}
          all={left.length === all.length}
          onPickAll={() => pickAll(left.length === all.length ? [] : all)}
          onDelete={() => void removePicked()}
        />
      ) : (
        <CartBar sums={sumsOf(cart, ticks, wanted)} onTickAll={tickAll} onCheckout={onCheckout} />
      )}
    </View>
  );
};
