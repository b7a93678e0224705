import { useEffect } from 'react';
import { useStoreShallow } from '@/store/use-store';
import { toast } from '../hooks/toast';
import { isKnown, useSessionKind } from '../hooks/use-session-kind';
import { useVisible } from '../hooks/use-visible';

/** The cart that there is to show: the server's of a known user, else what a guest wanted. */
export const useCartData = () => {
  const { cart, wanted, kept, notice, loadCart, noticeShown } = useStoreShallow((state) => ({
    cart: state.cart,
    wanted: state.cartWanted,
    kept: state.cartKept,
    notice: state.cartNotice,
    loadCart: state.loadCart,
    noticeShown: state.cartNoticeShown,
  }));
  const session = useSessionKind();
  const visible = useVisible();

  useEffect(() => {
    if (visible && session !== 'starting' && session !== 'guest') void loadCart();
  }, [visible, session, loadCart]);
  useEffect(() => {
    if (notice === null) return;
    toast(notice);
    noticeShown();
  }, [notice, noticeShown]);

  return { cart, wanted, kept: isKnown(session) ? [] : kept, session, visible, loadCart };
};
