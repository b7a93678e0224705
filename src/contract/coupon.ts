import { type Static, Type } from '@sinclair/typebox';
import { Fen, Id, Millis, nullable, strict } from './common';

/**
 * What a coupon takes off. `reduce`: `offFen` once the goods it counts reach the threshold. `percent`: the goods cost
 * `percent` of their price (88 is 8.8 折), at most `maxOffFen` less. Freight is never reduced.
 */
export const CouponRule = Type.Union([
  strict({ kind: Type.Literal('reduce'), offFen: Fen }),
  strict({
    kind: Type.Literal('percent'),
    percent: Type.Integer({ minimum: 1, maximum: 99 }),
    maxOffFen: nullable(Fen),
  }),
]);
export type CouponRule = Static<typeof CouponRule>;

/** `categories` empty: it counts all goods. `thresholdFen` 0: no threshold. One coupon per order, one of each per user. */
export const Coupon = strict({
  id: Id,
  title: Type.String(),
  rule: CouponRule,
  thresholdFen: Fen,
  categories: Type.Array(strict({ id: Id, name: Type.String() })),
});
export type Coupon = Static<typeof Coupon>;

/** `gone`: all have been taken. `upcoming`: claiming starts at `startsAt`. Guests and visitors are never `claimed`. */
export const ClaimState = Type.Union([
  Type.Literal('claimable'),
  Type.Literal('claimed'),
  Type.Literal('gone'),
  Type.Literal('upcoming'),
]);
export type ClaimState = Static<typeof ClaimState>;

/** `validDays`: counts from the claim, never beyond `endsAt`; null: valid until `endsAt`. `takenPercent`: 0 to 100. */
export const CenterCoupon = strict({
  ...Coupon.properties,
  claimState: ClaimState,
  takenPercent: Type.Integer({ minimum: 0, maximum: 100 }),
  startsAt: Millis,
  endsAt: Millis,
  validDays: nullable(Type.Integer({ minimum: 1 })),
});
export type CenterCoupon = Static<typeof CenterCoupon>;

/** `productId`: only coupons that count this good. */
export const ListCouponsQuery = strict({ productId: Type.Optional(Id) });
export type ListCouponsQuery = Static<typeof ListCouponsQuery>;

export const CouponsAnswer = strict({ items: Type.Array(CenterCoupon) });
export type CouponsAnswer = Static<typeof CouponsAnswer>;

export const CouponState = Type.Union([
  Type.Literal('usable'),
  Type.Literal('used'),
  Type.Literal('expired'),
]);
export type CouponState = Static<typeof CouponState>;

/** A coupon in somebody's hands. `id` is what a checkout takes; `coupon.id` is the offer in the center. */
export const MyCoupon = strict({
  id: Id,
  coupon: Coupon,
  state: CouponState,
  claimedAt: Millis,
  expiresAt: Millis,
  usedAt: nullable(Millis),
  /** The order that it was used in. */
  orderId: nullable(Id),
});
export type MyCoupon = Static<typeof MyCoupon>;

export const ClaimCouponAnswer = strict({ coupon: MyCoupon });
export type ClaimCouponAnswer = Static<typeof ClaimCouponAnswer>;

/** Default: `usable`. */
export const ListMyCouponsQuery = strict({ state: Type.Optional(CouponState) });
export type ListMyCouponsQuery = Static<typeof ListMyCouponsQuery>;

/** Usable ones that end first come first; used and expired ones newest first, at most 100. */
export const MyCouponsAnswer = strict({
  items: Type.Array(MyCoupon),
  counts: strict({ usable: Type.Integer(), used: Type.Integer(), expired: Type.Integer() }),
});
export type MyCouponsAnswer = Static<typeof MyCouponsAnswer>;

/** `below_threshold`: `missingFen` more of the goods it counts would do. `no_goods`: it counts none of these goods. */
export const CouponObstacle = Type.Union([Type.Literal('below_threshold'), Type.Literal('no_goods')]);
export type CouponObstacle = Static<typeof CouponObstacle>;

/** One of the user's usable coupons, held against the goods of a checkout. `obstacle` null: it can be used. */
export const CheckoutCoupon = strict({
  id: Id,
  coupon: Coupon,
  expiresAt: Millis,
  discountFen: Fen,
  obstacle: nullable(CouponObstacle),
  missingFen: Fen,
});
export type CheckoutCoupon = Static<typeof CheckoutCoupon>;
