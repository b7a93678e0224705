import type { CheckoutAnswer, CheckoutBody, OrderLine } from '../../../src/contract/trade';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { findAddress } from '../addresses/address-repository';
import { addressOf } from '../addresses/address-service';
import { findUsable } from '../coupons/claim-repository';
import { readCategoryNames } from '../coupons/coupon-service';
import { checkoutCouponOf } from '../coupons/coupon-view';
import { bestOf, type RankedCoupon, rankCoupons } from '../coupons/rank-coupons';
import { refuseRepeats } from '../orders/order-request';
import { freeFreightFromFen } from '../pricing/freight';
import { type Quote, quote } from '../pricing/quote';
import { holdAgainstGoods, type WantedLine } from './wanted-lines';

export interface CheckoutService {
  /**
   * The order as it would be made now; nothing is taken or kept. A named coupon that cannot be used is left out; the
   * list of coupons says why. Refuses with INVALID_INPUT (a SKU twice) and NOT_FOUND (a SKU that has never been, or a
   * named address that is gone).
   */
  preview(userId: string, body: CheckoutBody): Promise<CheckoutAnswer>;
}

/** The coupon to count with: the named one, none, or the best one when the body says nothing about it. */
const choose = (
  ranked: readonly RankedCoupon[],
  couponId: string | null | undefined,
): RankedCoupon | null => {
  if (couponId === null) return null;
  if (couponId === undefined) return bestOf(ranked);
  const named = ranked.find(({ claim }) => claim.id === couponId);
  return named === undefined || named.verdict.obstacle !== null ? null : named;
};

const addressFor = async (db: Db, userId: string, addressId: string | undefined) => {
  const row = await findAddress(db, userId, addressId);
  if (row === null && addressId !== undefined) throw new AppError('NOT_FOUND', { field: 'addressId' });
  return row === null ? null : addressOf(row);
};

const linesOf = (wanted: readonly WantedLine[], { discounts }: Quote): OrderLine[] =>
  wanted.map(({ categoryId: _, ...item }, index) => {
    const discountFen = discounts[index] ?? 0;
    return { ...item, discountFen, payFen: item.priceFen * item.quantity - discountFen, refundQuantity: 0 };
  });

export const createCheckoutService = ({
  db,
  clock,
}: {
  readonly db: Db;
  readonly clock: Clock;
}): CheckoutService => ({
  preview: async (userId, body) => {
    refuseRepeats(body);
    const { lines, problems } = await holdAgainstGoods(db, body.items);
    const ranked = rankCoupons(await findUsable(db, userId, clock.now()), lines);
    const chosen = choose(ranked, body.couponId);
    const sums = quote(lines, chosen?.coupon ?? null);
    const names = await readCategoryNames(db);
    return {
      checkout: {
        lines: linesOf(lines, sums),
        problems: [...problems],
        address: await addressFor(db, userId, body.addressId),
        couponId: chosen?.claim.id ?? null,
        coupons: ranked.map((one) => checkoutCouponOf(one, names, one.verdict)),
        goodsFen: sums.goodsFen,
        discountFen: sums.discountFen,
        freightFen: sums.freightFen,
        totalFen: sums.totalFen,
        freeFreightFromFen,
      },
    };
  },
});
