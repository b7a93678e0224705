import { View } from '@tarojs/components';
import { memo } from 'react';
import { StateView } from '@/components/state-view/state-view';
import { Ticket } from '@/components/ticket/ticket';
import type { CenterCoupon } from '@/contract';
import { cutFigure, scopeText, thresholdText } from '@/shared/coupon-text';
import { CouponAct } from './coupon-act';
import { offerHint } from './coupon-words';
import './coupon-list.scss';

interface CenterActs {
  readonly onClaim: (coupon: CenterCoupon) => void;
  /** What was claimed is to be used. */
  readonly onUse: () => void;
}

const words = { claimable: '领取', claimed: '去使用', gone: '已抢光', upcoming: '即将开始' };

const Offer = memo(({ coupon, onClaim, onUse }: CenterActs & { readonly coupon: CenterCoupon }) => {
  const { claimState } = coupon;
  const acts = { claimable: () => onClaim(coupon), claimed: onUse, gone: undefined, upcoming: undefined };
  return (
    <Ticket
      {...cutFigure(coupon.rule)}
      condition={thresholdText(coupon.thresholdFen)}
      title={coupon.title}
      scope={scopeText(coupon)}
      hint={offerHint(coupon)}
      dim={claimState === 'gone'}
    >
      <CouponAct
        id={`claim-${coupon.id}`}
        text={words[claimState]}
        soft={claimState === 'claimed'}
        onTap={acts[claimState]}
      />
    </Ticket>
  );
});

/** All coupons that can be claimed now or soon. */
export const CenterList = ({
  coupons,
  ...acts
}: CenterActs & { readonly coupons: readonly CenterCoupon[] }) =>
  coupons.length === 0 ? (
    <StateView icon="ticket" title="暂时没有可领的优惠券" hint="过几天再来看看吧" />
  ) : (
    <View className="coupon-list">
      {coupons.map((coupon) => (
        <Offer key={coupon.id} coupon={coupon} {...acts} />
      ))}
    </View>
  );
