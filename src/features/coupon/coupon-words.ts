import type { CenterCoupon, CouponState, MyCoupon } from '@/contract';
import { formatDate, formatDateTime } from '@/shared/date';

/** The end of a coupon in the center: until when, or from when on. */
export const offerHint = ({
  claimState,
  startsAt,
  endsAt,
  validDays,
  takenPercent,
}: CenterCoupon): string => {
  if (claimState === 'upcoming') return `${formatDateTime(startsAt)} 开抢`;
  const valid = validDays === null ? `${formatDate(endsAt)} 到期` : `领取后 ${validDays} 天有效`;
  return claimState === 'claimable' && takenPercent > 0 ? `${valid} · 已领 ${takenPercent}%` : valid;
};

export const mineHint = ({ state, expiresAt, usedAt }: MyCoupon): string => {
  if (state === 'used') return usedAt === null ? '已使用' : `${formatDate(usedAt)} 已使用`;
  return state === 'expired' ? `${formatDate(expiresAt)} 已过期` : `${formatDate(expiresAt)} 到期`;
};

export const couponTabs: readonly { readonly state: CouponState; readonly word: string }[] = [
  { state: 'usable', word: '可使用' },
  { state: 'used', word: '已使用' },
  { state: 'expired', word: '已过期' },
];
