import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopCouponClaims } from './schema';

/** Both users' coupons in the second one's hands. Of two of one offer the used one stays: one person has one of each. */
export const mergeClaims = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  const rows = await tx
    .select()
    .from(shopCouponClaims)
    .where(inArray(shopCouponClaims.userId, [fromUserId, toUserId]));
  const brought = rows.filter(({ userId }) => userId === fromUserId);
  for (const claim of brought) {
    const own = rows.find(({ userId, couponId }) => userId === toUserId && couponId === claim.couponId);
    const drop = own !== undefined && (own.orderId !== null || claim.orderId === null);
    if (own !== undefined) {
      await tx.delete(shopCouponClaims).where(eq(shopCouponClaims.id, drop ? claim.id : own.id));
    }
    if (!drop) {
      await tx.update(shopCouponClaims).set({ userId: toUserId }).where(eq(shopCouponClaims.id, claim.id));
    }
  }
};
