import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { judgeCoupon, type PricedLine } from '../pricing/coupon-rules';
import { type ClaimRow, type ClaimWithCoupon, findUsable } from './claim-repository';
import { shopCouponClaims } from './schema';

const unusable = (reason: string): AppError => new AppError('COUPON_UNUSABLE', { field: 'couponId', reason });

/**
 * The user's coupon, if it can be used for these goods now.
 * @throws AppError COUPON_UNUSABLE
 */
export const couponFor = async (
  tx: Db,
  wanted: { readonly userId: string; readonly claimId: string; readonly now: number },
  lines: readonly PricedLine[],
): Promise<ClaimWithCoupon> => {
  const found = (await findUsable(tx, wanted.userId, wanted.now)).find(
    ({ claim }) => claim.id === wanted.claimId,
  );
  if (found === undefined) throw unusable('not there, used or over');
  const { obstacle } = judgeCoupon(found.coupon, lines);
  if (obstacle !== null) throw unusable(obstacle);
  return found;
};

/** Spends a coupon on an order: of two at once one is refused with COUPON_UNUSABLE. */
export const spendCoupon = async (
  tx: Db,
  { id }: Pick<ClaimRow, 'id'>,
  orderId: string,
  now: number,
): Promise<void> => {
  const spent = await tx
    .update(shopCouponClaims)
    .set({ orderId, usedAt: now })
    .where(
      and(eq(shopCouponClaims.id, id), isNull(shopCouponClaims.orderId), gt(shopCouponClaims.expiresAt, now)),
    )
    .returning({ id: shopCouponClaims.id });
  if (spent.length === 0) throw unusable('spent meanwhile');
};

/** Gives the coupon of an order back. One whose time is over meanwhile is expired then. */
export const releaseCoupon = async (tx: Db, orderId: string): Promise<void> => {
  await tx
    .update(shopCouponClaims)
    .set({ orderId: null, usedAt: null })
    .where(eq(shopCouponClaims.orderId, orderId));
};
