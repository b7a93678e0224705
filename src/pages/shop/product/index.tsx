import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { FailedView } from '@/components/state-view/state-view';
import { BuyBar } from '@/features/product/buy-bar';
import { ProductSkeleton } from '@/features/product/product-skeleton';
import { ProductView } from '@/features/product/product-view';
import { SkuSheet } from '@/features/product/sku-sheet';
import { useSkuChoice } from '@/features/product/use-sku-choice';
import { LoginSheet } from '@/features/session/login-sheet';
import { readyValue } from '@/shared/loadable';
import { legalLinks, openTab } from '../../hooks/navigate';
import { useCartCount } from '../../hooks/use-cart-badge';
import { Page } from '../../shell/page';
import { useProductActions } from './use-product-actions';
import { useProductData } from './use-product-data';

/** Which button opened the sheet; `look` when it was the line of specs. */
type Sheet = 'closed' | 'look' | 'cart' | 'buy';

export default function ProductPage() {
  const productId = useRouter().params.id ?? '';
  const { detail, load } = useProductData(productId);
  const product = readyValue(detail);
  const cartCount = useCartCount();
  const { choice, quantity, chosen, text, setChoice, setQuantity } = useSkuChoice(product);
  const [sheet, setSheet] = useState<Sheet>('closed');
  const { addToCart, buyNow } = useProductActions(product);

  useEffect(() => {
    void load();
  }, [load]);

  const confirm = (): void => {
    if (chosen === null) return;
    setSheet('closed');
    void (sheet === 'buy' ? buyNow(chosen) : addToCart(chosen));
  };

  if (product === null)
    return (
      <Page>
        {detail.kind === 'failed' ? (
          <FailedView message={detail.message} onRetry={() => void load()} />
        ) : (
          <ProductSkeleton />
        )}
      </Page>
    );
  return (
    <Page className="page-with-bar">
      <ProductView product={product} choice={text} onChoose={() => setSheet('look')} />
      <BuyBar
        saleState={product.saleState}
        cartCount={cartCount}
        onHome={() => openTab('home')}
        onCart={() => openTab('cart')}
        onAdd={() => setSheet('cart')}
        onBuy={() => setSheet('buy')}
      />
      {sheet !== 'closed' && (
        <SkuSheet
          product={product}
          choice={choice}
          quantity={quantity}
          confirmText={sheet === 'buy' ? '立即购买' : '加入购物车'}
          onChoose={setChoice}
          onQuantity={setQuantity}
          onConfirm={confirm}
          onClose={() => setSheet('closed')}
        />
      )}
      <LoginSheet {...legalLinks} />
    </Page>
  );
}
