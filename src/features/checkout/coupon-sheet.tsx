import { ScrollView, Text, View } from '@tarojs/components';
import { Sheet } from '@/components/sheet/sheet';
import { Tick } from '@/components/tick/tick';
import { Ticket } from '@/components/ticket/ticket';
import type { CheckoutCoupon } from '@/contract';
import { cutFigure, scopeText, thresholdText } from '@/shared/coupon-text';
import { formatDate } from '@/shared/date';
import { formatFen } from '@/shared/fen';
import { obstacleText } from './checkout-words';
import './coupon-sheet.scss';

interface CouponSheetProps {
  readonly coupons: readonly CheckoutCoupon[];
  /** The one that the sums are with. */
  readonly couponId: string | null;
  readonly onChoose: (couponId: string | null) => void;
  readonly onClose: () => void;
}

interface RowProps {
  readonly one: CheckoutCoupon;
  readonly on: boolean;
  readonly onTap: () => void;
}

const Row = ({ one, on, onTap }: RowProps) => {
  const why = obstacleText(one);
  return (
    <Ticket
      id={`coupon-${one.id}`}
      {...cutFigure(one.coupon.rule)}
      condition={thresholdText(one.coupon.thresholdFen)}
      title={one.coupon.title}
      scope={scopeText(one.coupon)}
      hint={why ?? `${formatDate(one.expiresAt)} 到期，可减 ${formatFen(one.discountFen)}`}
      dim={why !== null}
      {...(why === null && { onTap })}
    >
      {why === null && <Tick id={`coupon-tick-${one.id}`} on={on} onTap={() => undefined} />}
    </Ticket>
  );
};

/** One's coupons, held against these goods: the usable ones first, the others with the reason why not. */
export const CouponSheet = ({ coupons, couponId, onChoose, onClose }: CouponSheetProps) => (
  <Sheet onClose={onClose}>
    <Text className="coupon-sheet-title">选择优惠券</Text>
    <ScrollView className="coupon-sheet-scroll" scrollY>
      <View className="coupon-sheet-body">
        <View id="coupon-none" className="coupon-sheet-none" onClick={() => onChoose(null)}>
          <Text className="coupon-sheet-word">不使用优惠券</Text>
          <Tick id="coupon-tick-none" on={couponId === null} onTap={() => undefined} />
        </View>
        {coupons.map((one) => (
          <Row key={one.id} one={one} on={one.id === couponId} onTap={() => onChoose(one.id)} />
        ))}
        {coupons.length === 0 && <Text className="coupon-sheet-empty">还没有优惠券，可到领券中心看看</Text>}
      </View>
    </ScrollView>
  </Sheet>
);
