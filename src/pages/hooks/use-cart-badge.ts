import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { tabs } from '@/routes';
import { badgeText } from '@/shared/count';
import { useStoreShallow } from '@/store/use-store';

const CART_TAB = tabs.indexOf('cart');

/**
 * Pieces in the cart, or those that a guest wanted; asks for the cart when nobody has asked yet for the user that the
 * session is of.
 */
export const useCartCount = (): number => {
  const { count, keptCount, userId, ensureCart, openGuestCart } = useStoreShallow((state) => ({
    count: state.cart.kind === 'ready' ? state.cart.value.count : 0,
    keptCount: state.cartKept.reduce((sum, { quantity }) => sum + quantity, 0),
    userId: state.auth.kind === 'visitor' || state.auth.kind === 'member' ? state.auth.user.id : null,
    ensureCart: state.ensureCart,
    openGuestCart: state.openGuestCart,
  }));
  useEffect(() => {
    if (userId === null) openGuestCart();
    else void ensureCart();
  }, [userId, ensureCart, openGuestCart]);
  return userId === null ? keptCount : count;
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
