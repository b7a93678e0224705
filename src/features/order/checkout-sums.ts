import type { OrderItem } from '@/contract';

/** What is about to be ordered, as it stood on the page where the user chose it. */
export type CheckoutLine = OrderItem;

export interface CheckoutSums {
  readonly pieces: number;
  readonly totalFen: number;
}

export const checkoutSums = (lines: readonly CheckoutLine[]): CheckoutSums => ({
  pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
  totalFen: lines.reduce((sum, line) => sum + line.quantity * line.priceFen, 0),
});
