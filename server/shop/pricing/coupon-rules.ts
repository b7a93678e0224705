import type { CouponObstacle } from '../../../src/contract/coupon';

/** What decides what a coupon takes off. */
export interface CouponTerms {
  readonly kind: 'reduce' | 'percent';
  readonly offFen: number | null;
  readonly percent: number | null;
  readonly maxOffFen: number | null;
  readonly thresholdFen: number;
  readonly categoryIds: readonly string[];
}

/** A line of goods as prices see it. */
export interface PricedLine {
  readonly categoryId: string;
  readonly priceFen: number;
  readonly quantity: number;
}

export const sumOf = ({ priceFen, quantity }: PricedLine): number => priceFen * quantity;

export const countsLine = ({ categoryIds }: CouponTerms, { categoryId }: PricedLine): boolean =>
  categoryIds.length === 0 || categoryIds.includes(categoryId);

/** What the goods that a coupon counts cost together. */
export const countedSum = (terms: CouponTerms, lines: readonly PricedLine[]): number =>
  lines.filter((line) => countsLine(terms, line)).reduce((sum, line) => sum + sumOf(line), 0);

const offOf = ({ kind, offFen, percent, maxOffFen }: CouponTerms, sumFen: number): number => {
  if (kind === 'reduce') return offFen ?? 0;
  const off = sumFen - Math.ceil((sumFen * (percent ?? 100)) / 100);
  return Math.min(off, maxOffFen ?? off);
};

export interface CouponVerdict {
  /** What it takes off; 0 beside an obstacle. The goods it counts keep a price of at least one fen. */
  readonly discountFen: number;
  readonly obstacle: CouponObstacle | null;
  /** What is missing to the threshold. */
  readonly missingFen: number;
}

/** Holds a coupon against goods. Whether it may still be used is not asked here. */
export const judgeCoupon = (terms: CouponTerms, lines: readonly PricedLine[]): CouponVerdict => {
  const sumFen = countedSum(terms, lines);
  if (sumFen === 0) return { discountFen: 0, obstacle: 'no_goods', missingFen: 0 };
  if (sumFen < terms.thresholdFen) {
    return { discountFen: 0, obstacle: 'below_threshold', missingFen: terms.thresholdFen - sumFen };
  }
  return { discountFen: Math.min(offOf(terms, sumFen), sumFen - 1), obstacle: null, missingFen: 0 };
};
