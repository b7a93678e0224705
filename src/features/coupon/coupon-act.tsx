import { Text, View } from '@tarojs/components';
import './coupon-act.scss';

interface CouponActProps {
  readonly id: string;
  readonly text: string;
  /** Without it the word only tells something. */
  readonly onTap?: (() => void) | undefined;
  readonly soft?: boolean;
}

/** The small button at a ticket's end; its target is 44 px. */
export const CouponAct = ({ id, text, onTap, soft = false }: CouponActProps) => (
  <View id={id} className="coupon-act" onClick={() => onTap?.()}>
    <Text
      className={
        onTap === undefined ? 'coupon-act-off' : soft ? 'coupon-act-face coupon-act-soft' : 'coupon-act-face'
      }
    >
      {text}
    </Text>
  </View>
);
