import { Text, View } from '@tarojs/components';
import type { CouponState, MyCouponsAnswer } from '@/contract';
import { couponTabs } from './coupon-words';
import './coupon-tabs.scss';

interface CouponTabsProps {
  readonly state: CouponState;
  /** Null while they are not known. */
  readonly counts: MyCouponsAnswer['counts'] | null;
  readonly onOpen: (state: CouponState) => void;
}

/** The states that one's own coupons can be in. */
export const CouponTabs = ({ state, counts, onOpen }: CouponTabsProps) => (
  <View className="coupon-tabs">
    {couponTabs.map((tab) => (
      <View
        key={tab.state}
        id={`coupon-tab-${tab.state}`}
        className={tab.state === state ? 'coupon-tab coupon-tab-on' : 'coupon-tab'}
        onClick={() => onOpen(tab.state)}
      >
        <Text className="coupon-tab-text">
          {counts === null || counts[tab.state] === 0 ? tab.word : `${tab.word} ${counts[tab.state]}`}
        </Text>
      </View>
    ))}
  </View>
);
