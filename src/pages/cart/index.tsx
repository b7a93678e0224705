import { View } from '@tarojs/components';
import { useCallback, useEffect } from 'react';
import { FailedView, StateView } from '@/components/state-view/state-view';
import { CartBlank } from '@/features/cart/cart-blank';
import { CartList } from '@/features/cart/cart-list';
import { useStoreShallow } from '@/store/use-store';
import { openPage, openTab } from '../hooks/navigate';
import { toast } from '../hooks/toast';
import { useCartBadge } from '../hooks/use-cart-badge';
import { useGate } from '../hooks/use-gate';
import { usePullDown } from '../hooks/use-pull-down';
import { useSessionKind } from '../hooks/use-session-kind';
import { useVisible } from '../hooks/use-visible';
import { useCartActions } from './use-cart-actions';
import './index.scss';

export default function CartPage() {
  const { cart, loadCart, notice, noticeShown } = useStoreShallow((state) => ({
    cart: state.cart,
    loadCart: state.loadCart,
    notice: state.cartNotice,
    noticeShown: state.cartNoticeShown,
  }));
  const session = useSessionKind();
  const visible = useVisible();
  const gate = useGate();
  const { remove, checkout } = useCartActions();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);
  const goShopping = { text: '去逛逛', id: 'go-shopping', onTap: () => openTab('home') };

  useEffect(() => {
    if (visible && session !== 'starting' && session !== 'guest') void loadCart();
  }, [visible, session, loadCart]);
  useEffect(() => {
    if (notice === null) return;
    toast(notice);
    noticeShown();
  }, [notice, noticeShown]);
  usePullDown(loadCart);
  useCartBadge(visible);

  if (session === 'guest')
    return (
      <StateView
        icon="cart"
        title="登录后查看购物车"
        hint="选好的商品会一直为您保留"
        action={{ text: '登录 / 注册', id: 'cart-login', onTap: () => gate(loadCart) }}
      />
    );
  if (cart.kind === 'failed') return <FailedView message={cart.message} onRetry={() => void loadCart()} />;
  if (cart.kind !== 'ready') return <CartBlank />;
  if (cart.value.items.length === 0)
    return <StateView icon="cart" title="购物车还是空的" hint="挑点新鲜的吧" action={goShopping} />;
  return (
    <View className="page page-with-bar cart-page">
      <CartList
        cart={cart.value}
        onOpen={openProduct}
        onRemove={remove}
        onLimit={toast}
        onCheckout={() => gate(checkout)}
      />
    </View>
  );
}
