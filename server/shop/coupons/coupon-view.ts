import type {
  CenterCoupon,
  CheckoutCoupon,
  ClaimState,
  Coupon,
  CouponState,
  MyCoupon,
} from '../../../src/contract/coupon';
import type { CouponVerdict } from '../pricing/coupon-rules';
import type { ClaimRow, ClaimWithCoupon, CouponRow } from './claim-repository';

/** Names of categories by id. */
export type CategoryNames = ReadonlyMap<string, string>;

export const couponOf = (row: CouponRow, names: CategoryNames): Coupon => ({
  id: row.id,
  title: row.title,
  rule:
    row.kind === 'reduce'
      ? { kind: 'reduce', offFen: row.offFen ?? 0 }
      : { kind: 'percent', percent: row.percent ?? 99, maxOffFen: row.maxOffFen },
  thresholdFen: row.thresholdFen,
  categories: row.categoryIds.map((id) => ({ id, name: names.get(id) ?? id })),
});

const claimStateOf = (row: CouponRow, taken: boolean, now: number): ClaimState => {
  if (taken) return 'claimed';
  if (row.startsAt > now) return 'upcoming';
  return row.claimed >= row.total ? 'gone' : 'claimable';
};

export const centerCouponOf = (
  row: CouponRow,
  names: CategoryNames,
  { taken, now }: { readonly taken: boolean; readonly now: number },
): CenterCoupon => ({
  ...couponOf(row, names),
  claimState: claimStateOf(row, taken, now),
  takenPercent: row.total === 0 ? 100 : Math.floor((row.claimed * 100) / row.total),
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  validDays: row.validDays,
});

const stateOf = ({ orderId, expiresAt }: ClaimRow, now: number): CouponState => {
  if (orderId !== null) return 'used';
  return expiresAt > now ? 'usable' : 'expired';
};

export const myCouponOf = (
  { claim, coupon }: ClaimWithCoupon,
  names: CategoryNames,
  now: number,
): MyCoupon => ({
  id: claim.id,
  coupon: couponOf(coupon, names),
  state: stateOf(claim, now),
  claimedAt: claim.claimedAt,
  expiresAt: claim.expiresAt,
  usedAt: claim.usedAt,
  orderId: claim.orderId,
});

export const checkoutCouponOf = (
  { claim, coupon }: ClaimWithCoupon,
  names: CategoryNames,
  verdict: CouponVerdict,
): CheckoutCoupon => ({
  id: claim.id,
  coupon: couponOf(coupon, names),
  expiresAt: claim.expiresAt,
  ...verdict,
});
