import { useState } from 'react';
import type { ProductDetail } from '@/contract';
import { BuyBar } from '@/features/product/buy-bar';
import { ProductView } from '@/features/product/product-view';
import { ShareButton } from '@/features/product/share-button';
import { SkuSheet } from '@/features/product/sku-sheet';
import { useSkuChoice } from '@/features/product/use-sku-choice';
import { openTab } from '../../hooks/navigate';
import { useCartCount } from '../../hooks/use-cart-badge';
import { ProductCoupons } from './product-coupons';
import { useFavourite } from './use-favourite';
import { useProductActions } from './use-product-actions';
import { copyAddress, useShare } from './use-share';

/** Which button opened the sheet; `look` when it was the line of specs. */
type Opened = 'closed' | 'look' | 'cart' | 'buy';

/** The product page once its product is there. */
export const ProductBody = ({ product }: { readonly product: ProductDetail }) => {
  const cartCount = useCartCount();
  const { choice, quantity, chosen, text, setChoice, setQuantity } = useSkuChoice(product);
  const [opened, setOpened] = useState<Opened>('closed');
  const { addToCart, buyNow } = useProductActions(product);
  const { favourite, toggle } = useFavourite(product.id);
  useShare(product);

  const confirm = (): void => {
    if (chosen === null) return;
    setOpened('closed');
    void (opened === 'buy' ? buyNow(chosen) : addToCart(chosen));
  };

  return (
    <>
      <ProductView
        product={product}
        choice={text}
        onChoose={() => setOpened('look')}
        share={<ShareButton onCopy={copyAddress} />}
        coupons={<ProductCoupons productId={product.id} />}
      />
      <BuyBar
        saleState={product.saleState}
        cartCount={cartCount}
        favourite={favourite}
        onHome={() => openTab('home')}
        onCart={() => openTab('cart')}
        onFavourite={toggle}
        onAdd={() => setOpened('cart')}
        onBuy={() => setOpened('buy')}
      />
      {opened !== 'closed' && (
        <SkuSheet
          product={product}
          choice={choice}
          quantity={quantity}
          confirmText={opened === 'buy' ? '立即购买' : '加入购物车'}
          onChoose={setChoice}
          onQuantity={setQuantity}
          onConfirm={confirm}
          onClose={() => setOpened('closed')}
        />
      )}
    </>
  );
};
