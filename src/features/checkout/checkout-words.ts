import type { Checkout, CheckoutCoupon, CheckoutProblem } from '@/contract';
import { formatFen } from '@/shared/fen';

/** Why a good cannot be had as it was asked for. */
export const problemText = ({ reason, available }: CheckoutProblem): string => {
  if (reason === 'off_shelf') return '商品已下架';
  if (reason === 'sold_out' || available === 0) return '已售罄';
  return reason === 'limit' ? `每单限购 ${available} 件` : `仅剩 ${available} 件`;
};

/** Why a coupon cannot be used here; null when it can. */
export const obstacleText = ({ obstacle, missingFen }: CheckoutCoupon): string | null => {
  if (obstacle === null) return null;
  return obstacle === 'no_goods' ? '不适用于本单商品' : `还差 ${formatFen(missingFen)} 可用`;
};

/** What the coupon's row says at its end. */
export const couponRowText = ({ coupons, couponId, discountFen }: Checkout): string => {
  if (couponId !== null) return `-${formatFen(discountFen)}`;
  const usable = coupons.filter(({ obstacle }) => obstacle === null).length;
  return usable === 0 ? '暂无可用' : `${usable} 张可用`;
};

/** How far it is to goods that travel free; null where they do. */
export const freightHint = ({
  freightFen,
  freeFreightFromFen,
  goodsFen,
  discountFen,
}: Checkout): string | null => {
  const missing = freeFreightFromFen - (goodsFen - discountFen);
  return freightFen === 0 || missing <= 0 ? null : `再买 ${formatFen(missing)} 免运费`;
};

export const piecesOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, { quantity }) => sum + quantity, 0);
