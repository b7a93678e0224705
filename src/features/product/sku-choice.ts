import type { ProductDetail } from '@/contract';

type Sku = ProductDetail['skus'][number];

/** One value per spec, in the product's order; null where nothing is chosen yet. */
export type Choice = readonly (string | null)[];

/** Where a sheet starts: the first SKU that can be bought; without one, nothing but what leaves no choice. */
export const firstChoice = (product: ProductDetail): Choice =>
  product.skus.find((sku) => sku.stock > 0)?.values ??
  product.specs.map(({ values }) => (values.length === 1 ? (values[0] ?? null) : null));

const fits = (sku: Sku, choice: Choice): boolean =>
  choice.every((value, index) => value === null || sku.values[index] === value);

const withValue = (choice: Choice, specIndex: number, value: string | null): Choice =>
  choice.map((old, index) => (index === specIndex ? value : old));

/** A value is sold out when no SKU with it and the other chosen values has stock. */
export const isSoldOut = (
  product: ProductDetail,
  choice: Choice,
  specIndex: number,
  value: string,
): boolean => {
  const wanted = withValue(choice, specIndex, value);
  return !product.skus.some((sku) => sku.stock > 0 && fits(sku, wanted));
};

/** A tap on a value chooses it; on the chosen one, frees it (unless there is only one). */
export const toggle = (product: ProductDetail, choice: Choice, specIndex: number, value: string): Choice => {
  if ((product.specs[specIndex]?.values.length ?? 0) === 1) return choice;
  return withValue(choice, specIndex, choice[specIndex] === value ? null : value);
};

/** The SKU that a complete choice names. */
export const chosenSku = (product: ProductDetail, choice: Choice): Sku | null =>
  choice.includes(null) ? null : (product.skus.find((sku) => fits(sku, choice)) ?? null);

/** Most pieces that may be chosen: stock and limit per order, whichever is less. */
export const mostPieces = (stock: number, limitPerOrder: number | null): number =>
  Math.max(1, Math.min(stock, limitPerOrder ?? 999, 999));

/** What stands beside the stepper; null when nothing narrows the count. */
export const limitText = (sku: Sku | null, limitPerOrder: number | null): string | null => {
  if (limitPerOrder !== null) return `每单限购 ${limitPerOrder} 件`;
  return sku !== null && sku.stock > 0 && sku.stock <= 10 ? `仅剩 ${sku.stock} 件` : null;
};

/** The line 已选 / 请选择. */
export const choiceText = (product: ProductDetail, choice: Choice): string => {
  if (product.specs.length === 0) return '默认规格';
  const missing = product.specs.filter((_, index) => choice[index] === null).map(({ name }) => name);
  return missing.length === 0 ? `已选：${choice.join('，')}` : `请选择 ${missing.join('、')}`;
};
