import { ScrollView, Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Icon } from '@/components/icon/icon';
import type { CenterCoupon } from '@/contract';
import { couponText, cutFigure, thresholdText } from '@/shared/coupon-text';
import './coupon-strip.scss';

interface CouponStripProps {
  readonly coupons: readonly CenterCoupon[];
  /** `cards`: tickets to claim at once, side by side. `line`: one row of short texts, as a product page has it. */
  readonly look: 'cards' | 'line';
  /** To the coupon center. */
  readonly onOpen: () => void;
  /** 领取 on a card. */
  readonly onClaim?: (coupon: CenterCoupon) => void;
}

/** More of them are behind the last one's back: the center has all. */
const mostCards = 6;
const mostTags = 3;

/** Those to claim, then those that one has; the others are the center's matter. */
const inReach = (coupons: readonly CenterCoupon[]): readonly CenterCoupon[] =>
  (['claimable', 'claimed'] as const).flatMap((state) =>
    coupons.filter(({ claimState }) => claimState === state),
  );

const words = { claimable: '领取', claimed: '已领取', gone: '已抢光', upcoming: '即将开始' };

const Card = ({ coupon, onClaim }: { readonly coupon: CenterCoupon; readonly onClaim: () => void }) => {
  const { sign, figure, unit } = cutFigure(coupon.rule);
  const open = coupon.claimState === 'claimable';
  return (
    <View
      id={`strip-coupon-${coupon.id}`}
      className={open ? 'strip-card' : 'strip-card strip-card-dim'}
      onClick={() => {
        if (open) onClaim();
      }}
    >
      <View className="strip-worth">
        <Text className="strip-figure">{`${sign}${figure}${unit}`}</Text>
        <Text className="strip-condition">{thresholdText(coupon.thresholdFen)}</Text>
      </View>
      <Text className="strip-word">{words[coupon.claimState]}</Text>
    </View>
  );
};

/** A glance at the coupons that can be claimed; draws nothing when there are none. */
export const CouponStrip = memo(({ coupons: all, look, onOpen, onClaim }: CouponStripProps) => {
  const coupons = inReach(all);
  if (coupons.length === 0) return null;
  if (look === 'line')
    return (
      <View id="coupon-strip" className="strip-line" onClick={onOpen}>
        <Text className="strip-name">优惠券</Text>
        <View className="strip-tags">
          {coupons.slice(0, mostTags).map((coupon) => (
            <Text key={coupon.id} className="strip-tag">
              {couponText(coupon)}
            </Text>
          ))}
        </View>
        <Text className="strip-more">领券</Text>
        <View className="strip-arrow">
          <Icon name="arrow" size="sm" />
        </View>
      </View>
    );
  return (
    <View className="strip">
      <View id="coupon-strip" className="strip-head" onClick={onOpen}>
        <Text className="strip-title">领券更优惠</Text>
        <Text className="strip-more">全部</Text>
        <View className="strip-arrow">
          <Icon name="arrow" size="sm" />
        </View>
      </View>
      <ScrollView className="strip-scroll" scrollX>
        <View className="strip-cards">
          {coupons.slice(0, mostCards).map((coupon) => (
            <Card key={coupon.id} coupon={coupon} onClaim={() => (onClaim ?? onOpen)(coupon)} />
          ))}
        </View>
      </ScrollView>
    </View>
  );
});
