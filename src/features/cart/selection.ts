import type { Cart, CartItem } from '@/contract';

/** Ticks that the user set or took and the server has not confirmed yet, by SKU. */
export type Ticks = Readonly<Record<string, boolean>>;

/** Counts that the user asked for and the server has not confirmed yet, by SKU. */
export type Wanted = Readonly<Record<string, number>>;

export const validItems = (cart: Cart): readonly CartItem[] =>
  cart.items.filter((item) => item.invalidReason === null);

export const invalidItems = (cart: Cart): readonly CartItem[] =>
  cart.items.filter((item) => item.invalidReason !== null);

export const quantityOf = (item: CartItem, wanted: Wanted): number => wanted[item.skuId] ?? item.quantity;

export const isTicked = (item: CartItem, ticks: Ticks): boolean => ticks[item.skuId] ?? item.checked;

export const tickedItems = (cart: Cart, ticks: Ticks): readonly CartItem[] =>
  validItems(cart).filter((item) => isTicked(item, ticks));

export interface CartSums {
  readonly pieces: number;
  readonly payFen: number;
  /** Null while the server has not answered the last tap: coupons are reckoned there. */
  readonly discountFen: number | null;
  readonly couponTitle: string | null;
  readonly allTicked: boolean;
}

/** Of the ticked items: as the server says, or, until it has answered, of the taps on the screen without any discount. */
export const sumsOf = (cart: Cart, ticks: Ticks, wanted: Wanted): CartSums => {
  const items = tickedItems(cart, ticks);
  const allTicked = items.length > 0 && items.length === validItems(cart).length;
  const waits = cart.items.some(({ skuId }) => ticks[skuId] !== undefined || wanted[skuId] !== undefined);
  if (!waits) {
    const { count, payFen, discountFen, coupon } = cart.checked;
    return { pieces: count, payFen, discountFen, couponTitle: coupon?.coupon.title ?? null, allTicked };
  }
  return {
    pieces: items.reduce((sum, item) => sum + quantityOf(item, wanted), 0),
    payFen: items.reduce((sum, item) => sum + quantityOf(item, wanted) * item.priceFen, 0),
    discountFen: null,
    couponTitle: null,
    allTicked,
  };
};

/** A tap on 全选: ticks all that can be bought, or unticks all when all are ticked. */
export const wholeTicked = (cart: Cart, ticks: Ticks): Ticks => {
  const on = tickedItems(cart, ticks).length < validItems(cart).length;
  return Object.fromEntries(validItems(cart).map(({ skuId }) => [skuId, on]));
};
