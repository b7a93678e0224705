import { useCallback } from 'react';
import { useStoreShallow } from '@/store/use-store';
import { confirmed } from '../hooks/confirm';
import { openPage } from '../hooks/navigate';

const question = { title: '移出购物车？', content: '移出后可以再次加入', confirmText: '移出' };

/** What the cart page does beyond ticks and counts. */
export const useCartActions = () => {
  const { removeFromCart, settleCart, beginCheckout } = useStoreShallow((state) => ({
    removeFromCart: state.removeFromCart,
    settleCart: state.settleCart,
    beginCheckout: state.beginCheckout,
  }));

  const remove = useCallback(
    async (skuId: string): Promise<void> => {
      if (await confirmed(question)) await removeFromCart([skuId]);
    },
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
