import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { users } from '../../accounts/schema';
import { millis } from '../../db/columns';
import { shopOrders } from '../orders/schema';

/** An offer of the center. A `reduce` coupon has `offFen`, a `percent` one `percent` and perhaps `maxOffFen`. */
export const shopCoupons = pgTable(
  'shop_coupons',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    kind: text('kind', { enum: ['reduce', 'percent'] }).notNull(),
    offFen: integer('off_fen'),
    percent: integer('percent'),
    maxOffFen: integer('max_off_fen'),
    thresholdFen: integer('threshold_fen').notNull(),
    /** Ids of the categories whose goods count; empty for all. */
    categoryIds: jsonb('category_ids').$type<readonly string[]>().notNull(),
    total: integer('total').notNull(),
    claimed: integer('claimed').notNull().default(0),
    startsAt: millis('starts_at').notNull(),
    endsAt: millis('ends_at').notNull(),
    validDays: integer('valid_days'),
    /** Whether it comes back when a whole order is refunded before it was shipped. */
    backOnRefund: boolean('back_on_refund').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    check('shop_coupons_not_over_claimed', sql`${table.claimed} between 0 and ${table.total}`),
    check('shop_coupons_rule', sql`(${table.kind} = 'reduce') = (${table.offFen} is not null)`),
    check('shop_coupons_percent', sql`(${table.kind} = 'percent') = (${table.percent} is not null)`),
  ],
);

/** A coupon in somebody's hands; used while it has an order. */
export const shopCouponClaims = pgTable(
  'shop_coupon_claims',
  {
    id: text('id').primaryKey(),
    couponId: text('coupon_id')
      .notNull()
      .references(() => shopCoupons.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    claimedAt: millis('claimed_at').notNull(),
    expiresAt: millis('expires_at').notNull(),
    orderId: text('order_id')
      .unique()
      .references(() => shopOrders.id),
    usedAt: millis('used_at'),
  },
  (table) => [
    unique('shop_coupon_claims_one_each').on(table.userId, table.couponId),
    index('shop_coupon_claims_list').on(table.userId, table.expiresAt),
  ],
);
