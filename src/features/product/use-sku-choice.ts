import { useState } from 'react';
import type { ProductDetail } from '@/contract';
import { type Choice, choiceText, chosenSku, firstChoice, mostPieces } from './sku-choice';

type Sku = ProductDetail['skus'][number];

export interface ChosenSku {
  readonly sku: Sku;
  readonly quantity: number;
}

/** Where the choice starts, in place of the first SKU that can be bought and one piece. */
export interface ChoiceStart {
  readonly skuId: string;
  readonly quantity: number;
}

const startOf = (product: ProductDetail, start: ChoiceStart | undefined): Choice =>
  product.skus.find(({ id }) => id === start?.skuId)?.values ?? firstChoice(product);

/** The choice on one product page or sheet. It is not kept: the next visit starts anew. */
export const useSkuChoice = (product: ProductDetail | null, start?: ChoiceStart) => {
  const [ownChoice, setChoice] = useState<Choice | null>(null);
  const [quantity, setQuantity] = useState(start?.quantity ?? 1);
  const choice = ownChoice ?? (product === null ? [] : startOf(product, start));
  const sku = product === null ? null : chosenSku(product, choice);
  const chosen: ChosenSku | null =
    product === null || sku === null
      ? null
      : { sku, quantity: Math.min(quantity, mostPieces(sku.stock, product.limitPerOrder)) };
  const text = product === null ? '' : choiceText(product, choice);
  return { choice, quantity, chosen, text, setChoice, setQuantity };
};
