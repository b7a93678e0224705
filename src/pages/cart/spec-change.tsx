import { useEffect } from 'react';
import type { CartItem } from '@/contract';
import { SkuQuestion } from '@/features/product/sku-question';
import type { ChosenSku } from '@/features/product/use-sku-choice';
import { useStoreShallow } from '@/store/use-store';

interface SpecChangeProps {
  readonly item: CartItem;
  readonly quantity: number;
  readonly onClose: () => void;
}

/** The SKU sheet over the cart: what is chosen takes the item's place. */
export const SpecChange = ({ item, quantity, onClose }: SpecChangeProps) => {
  const { skuId, productId } = item;
  const { detail, loadProduct, changeCartSku } = useStoreShallow((state) => ({
    detail: state.productDetails[productId],
    loadProduct: state.loadProduct,
    changeCartSku: state.changeCartSku,
  }));
  useEffect(() => {
    void loadProduct(productId);
  }, [loadProduct, productId]);

  const take = ({ sku, quantity: pieces }: ChosenSku): void => {
    onClose();
    const same = sku.id === skuId && pieces === quantity;
    if (!same) void changeCartSku(skuId, { skuId: sku.id, quantity: pieces });
  };

  return (
    <SkuQuestion
      detail={detail ?? { kind: 'idle' }}
      start={{ skuId, quantity }}
      confirmText="确定"
      onRetry={() => void loadProduct(productId)}
      onChosen={take}
      onClose={onClose}
    />
  );
};
