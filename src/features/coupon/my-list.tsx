import { View } from '@tarojs/components';
import { memo } from 'react';
import { StateView } from '@/components/state-view/state-view';
import { Ticket } from '@/components/ticket/ticket';
import type { CouponState, MyCoupon } from '@/contract';
import { cutFigure, scopeText, thresholdText } from '@/shared/coupon-text';
import { CouponAct } from './coupon-act';
import { mineHint } from './coupon-words';
import './coupon-list.scss';

interface MyListProps {
  readonly state: CouponState;
  readonly coupons: readonly MyCoupon[];
  readonly onUse: () => void;
  /** To the order that a coupon was used in. */
  readonly onOrder: (orderId: string) => void;
  /** To the coupon center. */
  readonly onMore: () => void;
}

interface MineProps extends Pick<MyListProps, 'onUse' | 'onOrder'> {
  readonly one: MyCoupon;
}

const Mine = memo(({ one, onUse, onOrder }: MineProps) => {
  const { state, orderId } = one;
  return (
    <Ticket
      id={`mine-${one.id}`}
      {...cutFigure(one.coupon.rule)}
      condition={thresholdText(one.coupon.thresholdFen)}
      title={one.coupon.title}
      scope={scopeText(one.coupon)}
      hint={mineHint(one)}
      dim={one.state !== 'usable'}
    >
      {state === 'usable' && <CouponAct id={`use-${one.id}`} text="去使用" onTap={onUse} />}
      {state === 'used' && orderId !== null && (
        <CouponAct id={`order-of-${one.id}`} text="查看订单" soft onTap={() => onOrder(orderId)} />
      )}
    </Ticket>
  );
});

const empty: Readonly<Record<CouponState, string>> = {
  usable: '没有可使用的优惠券',
  used: '还没有用过优惠券',
  expired: '没有过期的优惠券',
};

/** One's own coupons of one state. */
export const MyList = ({ state, coupons, onUse, onOrder, onMore }: MyListProps) =>
  coupons.length === 0 ? (
    <StateView
      icon="ticket"
      title={empty[state]}
      {...(state === 'usable' && { action: { text: '去领券', id: 'to-center', onTap: onMore } })}
    />
  ) : (
    <View className="coupon-list">
      {coupons.map((one) => (
        <Mine key={one.id} one={one} onUse={onUse} onOrder={onOrder} />
      ))}
    </View>
  );
