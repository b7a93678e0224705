import { useCallback } from 'react';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../hooks/confirm';
import { openPage } from '../hooks/navigate';

const question = (kinds: number) => ({
  title: kinds > 1 ? `移出 ${kinds} 种商品？` : '移出购物车？',
  content: '移出后可以再次加入',
  confirmText: '移出',
});

/** What the cart page does beyond ticks and counts. */
export const useCartActions = () => {
  const { removeFromCart, settleCart, beginCheckout } = useStoreShallow((state) => ({
    removeFromCart: state.removeFromCart,
    settleCart: state.settleCart,
    beginCheckout: state.beginCheckout,
  }));

  const remove = useCallback(
    async (skuIds: readonly string[]): Promise<boolean> =>
      (await confirmed(question(skuIds.length))) && removeFromCart(skuIds),
    [removeFromCart],
  );

  const checkout = useCallback(async (): Promise<void> => {
    const items = await settleCart();
    if (items.length === 0) return;
    const lines = items.map(({ skuId, productId, title, specText, image, priceFen, quantity }) => ({
      skuId,
      productId,
      title,
      specText,
      image,
      priceFen,
      quantity,
    }));
    beginCheckout(lines, true);
    openPage('checkout');
  }, [settleCart, beginCheckout]);

  return { remove, checkout };
};
