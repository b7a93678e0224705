import { useState } from 'react';
import type { ProductDetail } from '@/contract';
import { type Choice, choiceText, chosenSku, firstChoice, mostPieces } from './sku-choice';

type Sku = ProductDetail['skus'][number];

export interface ChosenSku {
  readonly sku: Sku;
  readonly quantity: number;
}

/** The choice on one product page. It is not kept: the next visit starts anew. */
export const useSkuChoice = (product: ProductDetail | null) => {
  const [ownChoice, setChoice] = useState<Choice | null>(null);
  const [quantity, setQuantity] = useState(1);
  const choice = ownChoice ?? (product === null ? [] : firstChoice(product));
  const sku = product === null ? null : chosenSku(product, choice);
  const chosen: ChosenSku | null =
    product === null || sku === null
      ? null
      : { sku, quantity: Math.min(quantity, mostPieces(sku.stock, product.limitPerOrder)) };
  const text = product === null ? '' : choiceText(product, choice);
  return { choice, quantity, chosen, text, setChoice, setQuantity };
};
