import { and, asc, desc, eq, gt, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { CouponState } from '../../../src/contract/coupon';
import type { Db } from '../../db/types';
import { lockUser } from '../lock-user';
import { shopCouponClaims, shopCoupons } from './schema';

export type CouponRow = typeof shopCoupons.$inferSelect;
export type ClaimRow = typeof shopCouponClaims.$inferSelect;

export interface ClaimWithCoupon {
  readonly claim: ClaimRow;
  readonly coupon: CouponRow;
}

export type ClaimOutcome = ClaimWithCoupon | 'NOT_FOUND' | 'COUPON_GONE' | 'COUPON_NOT_OPEN';

const day = 24 * 3_600_000;
const listed = 100;

const inState: Readonly<Record<CouponState, (now: number) => SQL | undefined>> = {
  usable: (now) => and(isNull(shopCouponClaims.orderId), gt(shopCouponClaims.expiresAt, now)),
  used: () => isNotNull(shopCouponClaims.orderId),
  expired: (now) => and(isNull(shopCouponClaims.orderId), lte(shopCouponClaims.expiresAt, now)),
};

const select = (db: Db, userId: string, condition: SQL | undefined) =>
  db
    .select({ claim: shopCouponClaims, coupon: shopCoupons })
    .from(shopCouponClaims)
    .innerJoin(shopCoupons, eq(shopCoupons.id, shopCouponClaims.couponId))
    .where(and(eq(shopCouponClaims.userId, userId), condition));

/** A user's coupons that can be used now, those that end first coming first. */
export const findUsable = (db: Db, userId: string, now: number): Promise<ClaimWithCoupon[]> =>
  select(db, userId, inState.usable(now))
    .orderBy(asc(shopCouponClaims.expiresAt), asc(shopCouponClaims.id))
    .limit(listed);

export const findClaims = (
  db: Db,
  userId: string,
  state: CouponState,
  now: number,
): Promise<ClaimWithCoupon[]> => {
  if (state === 'usable') return findUsable(db, userId, now);
  const newest = state === 'used' ? shopCouponClaims.usedAt : shopCouponClaims.expiresAt;
  return select(db, userId, inState[state](now))
    .orderBy(desc(newest), desc(shopCouponClaims.id))
    .limit(listed);
};

export const countClaims = async (
  db: Db,
  userId: string,
  now: number,
): Promise<Record<CouponState, number>> => {
  const countIn = (state: CouponState) =>
    sql<number>`(count(*) filter (where ${inState[state](now)}))::int`.mapWith(Number);
  const [row] = await db
    .select({ usable: countIn('usable'), used: countIn('used'), expired: countIn('expired') })
    .from(shopCouponClaims)
    .where(eq(shopCouponClaims.userId, userId));
  return row ?? { usable: 0, used: 0, expired: 0 };
};

/** Which of the offers a user has taken. */
export const takenOffers = async (db: Db, userId: string): Promise<Set<string>> => {
  const rows = await db
    .select({ couponId: shopCouponClaims.couponId })
    .from(shopCouponClaims)
    .where(eq(shopCouponClaims.userId, userId));
  return new Set(rows.map(({ couponId }) => couponId));
};

/** Takes one off what is left of an offer: check and change are one statement, so that nobody gets what is not there. */
const takeOne = async (tx: Db, couponId: string, now: number): Promise<CouponRow | undefined> => {
  const [row] = await tx
    .update(shopCoupons)
    .set({ claimed: sql`${shopCoupons.claimed} + 1` })
    .where(
      and(
        eq(shopCoupons.id, couponId),
        sql`${shopCoupons.claimed} < ${shopCoupons.total}`,
        lte(shopCoupons.startsAt, now),
        gt(shopCoupons.endsAt, now),
      ),
    )
    .returning();
  return row;
};

const explain = async (tx: Db, couponId: string): Promise<Exclude<ClaimOutcome, ClaimWithCoupon>> => {
  const [row] = await tx.select().from(shopCoupons).where(eq(shopCoupons.id, couponId));
  if (row === undefined) return 'NOT_FOUND';
  return row.claimed >= row.total ? 'COUPON_GONE' : 'COUPON_NOT_OPEN';
};

/** Gives a user one of an offer; a second time it answers with the first. AUTH_FAIL as `lockUser` throws it. */
export const claimCoupon = (
  db: Db,
  wanted: { readonly id: string; readonly couponId: string; readonly userId: string; readonly now: number },
): Promise<ClaimOutcome> =>
  db.transaction(async (tx) => {
    const { id, couponId, userId, now } = wanted;
    await lockUser(tx, userId);
    const [present] = await select(tx, userId, eq(shopCouponClaims.couponId, couponId));
    if (present !== undefined) return present;
    const coupon = await takeOne(tx, couponId, now);
    if (coupon === undefined) return explain(tx, couponId);
    const { endsAt, validDays } = coupon;
    const expiresAt = validDays === null ? endsAt : Math.min(endsAt, now + validDays * day);
    const [claim] = await tx
      .insert(shopCouponClaims)
      .values({ id, couponId, userId, claimedAt: now, expiresAt })
      .returning();
    if (claim === undefined) throw new Error('an insert gives its row back');
    return { claim, coupon };
  });
