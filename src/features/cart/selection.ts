import type { Cart, CartItem } from '@/contract';

/** What the user took the tick from; everything else that can be bought is ticked. */
export type Unticked = Readonly<Record<string, true>>;

/** Counts that the user asked for and the server has not confirmed yet, by SKU. */
export type Wanted = Readonly<Record<string, number>>;

export const validItems = (cart: Cart): readonly CartItem[] =>
  cart.items.filter((item) => item.invalidReason === null);

export const invalidItems = (cart: Cart): readonly CartItem[] =>
  cart.items.filter((item) => item.invalidReason !== null);

export const quantityOf = (item: CartItem, wanted: Wanted): number => wanted[item.skuId] ?? item.quantity;

export const tickedItems = (cart: Cart, unticked: Unticked): readonly CartItem[] =>
  validItems(cart).filter((item) => unticked[item.skuId] === undefined);

export interface CartSums {
  readonly pieces: number;
  readonly totalFen: number;
  readonly allTicked: boolean;
}

/** Of the ticked items, with the counts that are on the screen. */
export const sumsOf = (cart: Cart, unticked: Unticked, wanted: Wanted): CartSums => {
  const ticked = tickedItems(cart, unticked);
  return {
    pieces: ticked.reduce((sum, item) => sum + quantityOf(item, wanted), 0),
    totalFen: ticked.reduce((sum, item) => sum + quantityOf(item, wanted) * item.priceFen, 0),
    allTicked: ticked.length > 0 && ticked.length === validItems(cart).length,
  };
};

/** A tap on one item's tick. */
export const ticked = (unticked: Unticked, skuId: string): Unticked => {
  const { [skuId]: without, ...others } = unticked;
  return without === true ? others : { ...others, [skuId]: true };
};

/** A tap on 全选: ticks all that can be bought, or unticks all when all are ticked. */
export const wholeTicked = (cart: Cart, unticked: Unticked): Unticked =>
  sumsOf(cart, unticked, {}).allTicked
    ? Object.fromEntries(validItems(cart).map(({ skuId }) => [skuId, true]))
    : {};
