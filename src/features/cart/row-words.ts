import type { CartItem } from '@/contract';

/** Most pieces of one line, whatever the stock. */
const mostOfLine = 999;

/** Where the stepper ends, and why. */
export const limitOf = (item: CartItem): { readonly most: number; readonly text: string } =>
  item.limitPerOrder !== null && item.limitPerOrder <= item.stock
    ? { most: item.limitPerOrder, text: `每单限购 ${item.limitPerOrder} 件` }
    : { most: Math.max(1, Math.min(item.stock, mostOfLine)), text: '库存只有这么多了' };

/** What the user should know of stock and limit before they go on; null when there is nothing. */
export const hintOf = (item: CartItem, quantity: number): string | null => {
  if (quantity > item.stock) return `库存不足，仅剩 ${item.stock} 件`;
  if (item.lowStock) return `仅剩 ${item.stock} 件`;
  return item.limitPerOrder === null ? null : `每单限购 ${item.limitPerOrder} 件`;
};
