import type { ProductDetail } from '@/contract';
import type { ChosenSku } from '@/features/product/use-sku-choice';
import { ShopActions } from '@/features/session/gated-actions';
import { failureOf } from '@/store/failure';
import { useStore } from '@/store/use-store';
import { openPage } from '../../hooks/navigate';
import { toast, toastFailure } from '../../hooks/toast';
import { isKnown, useSessionKind } from '../../hooks/use-session-kind';

const lineOf = (product: ProductDetail, { sku, quantity }: ChosenSku) => ({
  skuId: sku.id,
  productId: product.id,
  title: product.title,
  specText: sku.values.join('，'),
  image: product.image,
  priceFen: sku.priceFen,
  quantity,
});

const actions = new ShopActions({ openCheckout: () => openPage('checkout') });

/** What the product page does as a member, with the SKU and count of the tap. */
export const useProductActions = (product: ProductDetail | null) => {
  const known = isKnown(useSessionKind());
  const keep = useStore((state) => state.keepForGuest);

  const addToCart = async (chosen: ChosenSku): Promise<void> => {
    try {
      await actions.addToCart(chosen.sku.id, chosen.quantity);
      toast('已加入购物车');
    } catch (caught) {
      // A visitor who does not log in gets nothing done. A guest is known to nobody: their wish stays on the device.
      if (known || product === null || !failureOf(caught).cancelled) toastFailure(caught);
      else {
        keep(lineOf(product, chosen));
        toast('已暂存在本机，登录后自动加入购物车');
      }
    }
  };

  const buyNow = async (chosen: ChosenSku): Promise<void> => {
    if (product !== null) await actions.buyNow(lineOf(product, chosen)).catch(toastFailure);
  };

  return { addToCart, buyNow };
};
