import { type CouponVerdict, judgeCoupon, type PricedLine } from '../pricing/coupon-rules';
import type { ClaimWithCoupon } from './claim-repository';

export interface RankedCoupon extends ClaimWithCoupon {
  readonly verdict: CouponVerdict;
}

/**
 * A user's coupons held against goods: those that can be used by what they take off, the one that ends first of equal
 * ones; then the others, by what is missing.
 */
export const rankCoupons = (
  claims: readonly ClaimWithCoupon[],
  lines: readonly PricedLine[],
): RankedCoupon[] => {
  const ranked = claims.map((one) => ({ ...one, verdict: judgeCoupon(one.coupon, lines) }));
  const place = ({ verdict }: RankedCoupon): number =>
    verdict.obstacle === null ? 0 : verdict.obstacle === 'below_threshold' ? 1 : 2;
  return ranked.sort(
    (a, b) =>
      place(a) - place(b) ||
      b.verdict.discountFen - a.verdict.discountFen ||
      a.verdict.missingFen - b.verdict.missingFen ||
      a.claim.expiresAt - b.claim.expiresAt,
  );
};

/** The coupon that takes most off; null when none takes anything. */
export const bestOf = (ranked: readonly RankedCoupon[]): RankedCoupon | null => {
  const [first] = ranked;
  return first !== undefined && first.verdict.discountFen > 0 ? first : null;
};
