import { useCallback, useState } from 'react';
import { FailedView, StateView } from '@/components/state-view/state-view';
import type { CartItem } from '@/contract';
import { CartBlank } from '@/features/cart/cart-blank';
import { CartList } from '@/features/cart/cart-list';
import { GuestList } from '@/features/cart/guest-list';
import { quantityOf } from '@/features/cart/selection';
import { useStore } from '@/store/use-store';
import { openPage, openTab } from '../hooks/navigate';
import { toast } from '../hooks/toast';
import { useCartBadge } from '../hooks/use-cart-badge';
import { useGate } from '../hooks/use-gate';
import { usePullDown } from '../hooks/use-pull-down';
import { Page } from '../shell/page';
import { SpecChange } from './spec-change';
import { useCartActions } from './use-cart-actions';
import { useCartData } from './use-cart-data';
import './index.scss';

const openCoupons = (): void => openPage('coupons');

export default function CartPage() {
  const { cart, wanted, kept, session, visible, loadCart } = useCartData();
  const dropGuestItem = useStore((state) => state.dropGuestItem);
  const [changing, setChanging] = useState<CartItem | null>(null);
  const gate = useGate();
  const { remove, checkout } = useCartActions();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);
  const closeChange = useCallback(() => setChanging(null), []);
  const login = (): void => gate('cart.login', loadCart);
  usePullDown(loadCart);
  useCartBadge(visible);

  const body = () => {
    if (kept.length > 0)
      return <GuestList items={kept} onOpen={openProduct} onRemove={dropGuestItem} onLogin={login} />;
    if (session === 'guest')
      return (
        <StateView
          icon="cart"
          title="登录后查看购物车"
          hint="选好的商品会一直为您保留"
          action={{ text: '登录 / 注册', id: 'cart-login', onTap: login }}
        />
      );
    if (cart.kind === 'failed') return <FailedView message={cart.message} onRetry={() => void loadCart()} />;
    if (cart.kind !== 'ready') return <CartBlank />;
    if (cart.value.items.length === 0)
      return (
        <StateView
          icon="cart"
          title="购物车还是空的"
          hint="挑点新鲜的吧"
          action={{ text: '去逛逛', id: 'go-shopping', onTap: () => openTab('home') }}
        />
      );
    return (
      <CartList
        cart={cart.value}
        onOpen={openProduct}
        onSpec={setChanging}
        onRemove={remove}
        onLimit={toast}
        onCoupons={openCoupons}
        onCheckout={() => gate('cart.checkout', checkout)}
      />
    );
  };

  return (
    <Page className="page-with-bar cart-page">
      {body()}
      {changing !== null && (
        <SpecChange item={changing} quantity={quantityOf(changing, wanted)} onClose={closeChange} />
      )}
    </Page>
  );
}
