import { type CouponTerms, countsLine, judgeCoupon, type PricedLine, sumOf } from './coupon-rules';
import { freightFor } from './freight';
import { splitByWeight } from './split';

export interface Quote {
  /** The discount of each line, in their order. */
  readonly discounts: readonly number[];
  readonly goodsFen: number;
  readonly discountFen: number;
  readonly freightFen: number;
  /** goods − discount + freight */
  readonly totalFen: number;
}

/**
 * What goods cost, with a coupon or without. The discount is spread over the lines that the coupon counts, by what they
 * cost; a coupon that cannot be used takes nothing off.
 */
export const quote = (lines: readonly PricedLine[], coupon: CouponTerms | null): Quote => {
  const goodsFen = lines.reduce((sum, line) => sum + sumOf(line), 0);
  const discountFen = coupon === null ? 0 : judgeCoupon(coupon, lines).discountFen;
  const weights = lines.map((line) => (coupon !== null && countsLine(coupon, line) ? sumOf(line) : 0));
  const freightFen = freightFor(goodsFen - discountFen);
  return {
    discounts: splitByWeight(discountFen, weights),
    goodsFen,
    discountFen,
    freightFen,
    totalFen: goodsFen - discountFen + freightFen,
  };
};
