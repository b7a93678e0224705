import type { Cart, CartItem, CartSum } from '../../../src/contract/trade';
import type { ClaimWithCoupon } from '../coupons/claim-repository';
import { type CategoryNames, checkoutCouponOf } from '../coupons/coupon-view';
import { bestOf, rankCoupons } from '../coupons/rank-coupons';
import { specTextOf } from '../products/product-view';
import type { CartLine } from './cart-repository';
import { invalidReasonOf, isLowStock } from './cart-rules';

const itemOf = (line: CartLine): CartItem => {
  const original = line.originalPriceFen;
  return {
    skuId: line.skuId,
    productId: line.productId,
    title: line.title,
    specText: specTextOf(line.values),
    image: line.images[0] ?? '',
    priceFen: line.priceFen,
    originalPriceFen: original !== null && original > line.priceFen ? original : null,
    quantity: line.quantity,
    stock: line.stock,
    lowStock: isLowStock(line, line.quantity),
    limitPerOrder: line.limitPerOrder,
    tags: [...line.tags],
    checked: line.checked,
    invalidReason: invalidReasonOf(line),
  };
};

const piecesOf = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);

const fenOf = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, { quantity, priceFen }) => sum + quantity * priceFen, 0);

const sumOf = (
  lines: readonly CartLine[],
  claims: readonly ClaimWithCoupon[],
  names: CategoryNames,
): CartSum => {
  const best = bestOf(rankCoupons(claims, lines));
  const goodsFen = fenOf(lines);
  const discountFen = best?.verdict.discountFen ?? 0;
  return {
    count: piecesOf(lines),
    goodsFen,
    discountFen,
    payFen: goodsFen - discountFen,
    coupon: best === null ? null : checkoutCouponOf(best, names, best.verdict),
  };
};

/** The cart with today's prices; the sums are over what can be bought. `claims`: the user's usable coupons. */
export const cartOf = (
  lines: readonly CartLine[],
  claims: readonly ClaimWithCoupon[],
  names: CategoryNames,
): Cart => {
  const valid = lines.filter((line) => invalidReasonOf(line) === null);
  const checked = valid.filter((line) => line.checked);
  return {
    items: lines.map(itemOf),
    count: piecesOf(valid),
    totalFen: fenOf(valid),
    checked: sumOf(checked, claims, names),
  };
};
