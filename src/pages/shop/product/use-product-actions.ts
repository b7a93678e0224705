import type { ProductDetail } from '@/contract';
import type { ChosenSku } from '@/features/product/use-sku-choice';
import { useStoreShallow } from '@/store/use-store';
import { openPage } from '../../hooks/navigate';
import { toast } from '../../hooks/toast';
import { useGate } from '../../hooks/use-gate';

/** What the product page does as a member, with the SKU and count of the tap. */
export const useProductActions = (product: ProductDetail | null) => {
  const gate = useGate();
  const { add, begin } = useStoreShallow((state) => ({ add: state.addToCart, begin: state.beginCheckout }));

  const addToCart = ({ sku, quantity }: ChosenSku): void =>
    gate(async () => {
      await add(sku.id, quantity);
      toast('已加入购物车');
    });

  const buyNow = ({ sku, quantity }: ChosenSku): void =>
    gate(() => {
      if (product === null) return;
      const line = {
        skuId: sku.id,
        productId: product.id,
        title: product.title,
        specText: sku.values.join('，'),
        image: product.image,
        priceFen: sku.priceFen,
        quantity,
      };
      begin([line], false);
      openPage('checkout');
    });

  return { addToCart, buyNow };
};
