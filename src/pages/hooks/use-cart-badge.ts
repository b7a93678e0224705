import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { badgeText } from '@/shared/count';
import { useStoreShallow } from '@/store/use-store';

const CART_TAB = 1;

/** Pieces in the cart; asks for the cart when nobody has asked yet for the user that the session is of. */
export const useCartCount = (): number => {
  const { count, userId, ensureCart } = useStoreShallow(({ cart, auth, ensureCart }) => ({
    count: cart.kind === 'ready' ? cart.value.count : 0,
    userId: auth.kind === 'visitor' || auth.kind === 'member' ? auth.user.id : null,
    ensureCart,
  }));
  useEffect(() => {
    if (userId !== null) void ensureCart();
  }, [userId, ensureCart]);
  return count;
};

/** Keeps the count on the cart's tab; hosts allow that only while a tab page is in front. */
export const useCartBadge = (visible: boolean): void => {
  const count = useCartCount();
  useEffect(() => {
    if (!visible) return;
    const text = badgeText(count);
    const done =
      text === ''
        ? Taro.removeTabBarBadge({ index: CART_TAB })
        : Taro.setTabBarBadge({ index: CART_TAB, text });
    void done.catch(() => undefined);
  }, [visible, count]);
};
