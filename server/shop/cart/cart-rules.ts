import type { ErrorCode } from '../../../src/contract/error-codes';

/** Pieces of one SKU that fit into one line, whatever the stock. */
export const lineMax = 999;

/** Different SKUs that fit into one cart; an order takes as many. */
export const cartMaxLines = 100;

/** What decides whether a SKU can be bought now. */
export interface Sellable {
  readonly onShelf: boolean;
  readonly stock: number;
  readonly limitPerOrder: number | null;
}

export type Refusal = Extract<ErrorCode, 'PRODUCT_OFF_SHELF' | 'OUT_OF_STOCK' | 'PURCHASE_LIMIT'>;

/** Why so many pieces cannot be had; null when they can. A limit is told before a shortage: it will not go away. */
export const refusalOf = (sku: Sellable, quantity: number): Refusal | null => {
  if (!sku.onShelf) return 'PRODUCT_OFF_SHELF';
  if (sku.stock === 0) return 'OUT_OF_STOCK';
  if (quantity > Math.min(sku.limitPerOrder ?? lineMax, lineMax)) return 'PURCHASE_LIMIT';
  if (quantity > sku.stock) return 'OUT_OF_STOCK';
  return null;
};

/** So few pieces left are worth a word. */
const fewPieces = 5;

/** Whether a line that can be bought is short of pieces: few are left, or fewer than are wanted. */
export const isLowStock = (sku: Sellable, quantity: number): boolean =>
  sku.onShelf && sku.stock > 0 && (sku.stock <= fewPieces || sku.stock < quantity);

export const invalidReasonOf = (sku: Sellable): 'off_shelf' | 'sold_out' | null => {
  if (!sku.onShelf) return 'off_shelf';
  return sku.stock === 0 ? 'sold_out' : null;
};

/**
 * The pieces that a line keeps when two carts become one: their sum, capped by the limit and, while the SKU can be
 * bought at all, by the stock. What cannot be bought now stays in the cart as an invalid item.
 */
export const mergedQuantity = (sku: Sellable, first: number, second: number): number => {
  const cap = Math.min(sku.limitPerOrder ?? lineMax, lineMax);
  const available = invalidReasonOf(sku) === null ? sku.stock : cap;
  return Math.min(first + second, cap, available);
};
