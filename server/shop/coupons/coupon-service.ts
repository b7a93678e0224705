import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type {
  ClaimCouponAnswer,
  CouponsAnswer,
  ListCouponsQuery,
  ListMyCouponsQuery,
  MyCouponsAnswer,
} from '../../../src/contract/coupon';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { newId, type Random } from '../../random';
import { shopCategories, shopProducts } from '../schema';
import { claimCoupon, countClaims, findClaims, takenOffers } from './claim-repository';
import { type CategoryNames, centerCouponOf, myCouponOf } from './coupon-view';
import { shopCoupons } from './schema';

/** So long before its start an offer is shown. */
const announcedMs = 7 * 24 * 3_600_000;

export interface CouponService {
  /** What can be claimed now or soon. `userId` null: a guest or a visitor. NOT_FOUND for an unknown good. */
  center(userId: string | null, query: ListCouponsQuery): Promise<CouponsAnswer>;
  /** Refuses with NOT_FOUND, COUPON_GONE, COUPON_NOT_OPEN; what the user has is answered with again. */
  claim(userId: string, couponId: string): Promise<ClaimCouponAnswer>;
  mine(userId: string, query: ListMyCouponsQuery): Promise<MyCouponsAnswer>;
}

export const readCategoryNames = async (db: Db): Promise<CategoryNames> => {
  const rows = await db.select({ id: shopCategories.id, name: shopCategories.name }).from(shopCategories);
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const categoryOf = async (db: Db, productId: string): Promise<string> => {
  const [row] = await db
    .select({ categoryId: shopProducts.categoryId })
    .from(shopProducts)
    .where(eq(shopProducts.id, productId));
  if (row === undefined) throw new AppError('NOT_FOUND', { field: 'productId' });
  return row.categoryId;
};

export const createCouponService = ({
  db,
  clock,
  random,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}): CouponService => ({
  center: async (userId, { productId }) => {
    const now = clock.now();
    const category = productId === undefined ? null : await categoryOf(db, productId);
    const rows = await db
      .select()
      .from(shopCoupons)
      .where(and(gt(shopCoupons.endsAt, now), lte(shopCoupons.startsAt, now + announcedMs)))
      .orderBy(asc(shopCoupons.position), asc(shopCoupons.id));
    const names = await readCategoryNames(db);
    const taken = userId === null ? new Set<string>() : await takenOffers(db, userId);
    const counted = rows.filter(
      ({ categoryIds }) => category === null || categoryIds.length === 0 || categoryIds.includes(category),
    );
    return { items: counted.map((row) => centerCouponOf(row, names, { taken: taken.has(row.id), now })) };
  },

  claim: async (userId, couponId) => {
    const now = clock.now();
    const outcome = await claimCoupon(db, { id: newId(random), couponId, userId, now });
    if (typeof outcome === 'string') throw new AppError(outcome);
    return { coupon: myCouponOf(outcome, await readCategoryNames(db), now) };
  },

  mine: async (userId, { state = 'usable' }) => {
    const now = clock.now();
    const names = await readCategoryNames(db);
    const claims = await findClaims(db, userId, state, now);
    return {
      items: claims.map((one) => myCouponOf(one, names, now)),
      counts: await countClaims(db, userId, now),
    };
  },
});
