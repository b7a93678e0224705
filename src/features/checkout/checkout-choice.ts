import type { Checkout, CreateOrderBody, OrderItem } from '@/contract';

/** What is about to be ordered, as it stood on the page where the user chose it. */
export type CheckoutLine = OrderItem;

/** `addressId` left out: the default one. `couponId` left out: the best one; null: none. */
export interface CheckoutChoice {
  readonly addressId?: string;
  readonly couponId?: string | null;
}

export interface ChosenGoods {
  readonly lines: readonly CheckoutLine[];
  readonly fromCart: boolean;
}

export const wantedItems = (lines: readonly CheckoutLine[]): CreateOrderBody['items'] =>
  lines.map(({ skuId, quantity }) => ({ skuId, quantity }));

/** What can be had of the goods: those in the way leave, or come down to the pieces that there are. */
export const withoutProblems = (
  lines: readonly CheckoutLine[],
  problems: Checkout['problems'],
): readonly CheckoutLine[] => {
  const available = new Map(problems.map((problem) => [problem.skuId, problem.available]));
  return lines
    .map((line) => ({
      ...line,
      quantity: Math.min(line.quantity, available.get(line.skuId) ?? line.quantity),
    }))
    .filter(({ quantity }) => quantity > 0);
};

/** The order as the user was shown it: address, coupon and sum are named, so that no other one is made unseen. */
export const orderBody = (
  { lines, fromCart }: ChosenGoods,
  { address, couponId, totalFen }: Checkout,
  remark: string,
): CreateOrderBody => ({
  items: wantedItems(lines),
  fromCart,
  couponId,
  expectedTotalFen: totalFen,
  ...(address === null ? {} : { addressId: address.id }),
  ...(remark === '' ? {} : { remark }),
});
