import { Input, Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { LineList } from '@/components/line-list/line-list';
import { Price } from '@/components/price/price';
import { Slot } from '@/components/slot/slot';
import type { Checkout } from '@/contract';
import { AddressCard } from './address-card';
import { CheckoutSums } from './checkout-sums';
import { piecesOf } from './checkout-words';
import './checkout-view.scss';

interface CheckoutViewProps {
  readonly shown: Checkout;
  readonly state: 'open' | 'sending' | 'unsure' | 'done';
  /** The sum is another one than it was at the last try. */
  readonly changed: boolean;
  readonly onAddress: () => void;
  readonly onCoupon: () => void;
  readonly onRemark: (remark: string) => void;
  readonly onSubmit: () => void;
}

const words = { open: '提交订单', sending: '提交中…', unsure: '重新提交', done: '已提交' };

/** What is ordered, where it goes and what it costs: all of it as the server counts now. */
export const CheckoutView = (props: CheckoutViewProps) => {
  const { shown, state, changed, onAddress, onCoupon, onRemark, onSubmit } = props;
  return (
    <View className={changed ? 'checkout checkout-with-band' : 'checkout'}>
      <AddressCard address={shown.address} onTap={onAddress} />
      <View className="checkout-card">
        <View className="checkout-head">
          <Text className="checkout-title">商品清单</Text>
          <Text className="checkout-pieces">{`共 ${piecesOf(shown.lines)} 件`}</Text>
        </View>
        <LineList lines={shown.lines} />
      </View>
      <CheckoutSums shown={shown} onCoupon={onCoupon} />
      <View className="checkout-card checkout-remark">
        <Text className="checkout-remark-name">备注</Text>
        <Input
          id="checkout-remark"
          className="checkout-remark-input"
          maxlength={100}
          placeholder="选填，给商家的话"
          placeholderClass="checkout-remark-placeholder"
          onInput={(event) => onRemark(event.detail.value)}
        />
      </View>
      <View className="checkout-bar">
        <Slot>
          {changed && <Text className="checkout-changed">价格有变动，金额已更新，请确认后再提交</Text>}
        </Slot>
        <View className="checkout-bar-row">
          <View className="checkout-total">
            <Text className="checkout-total-word">应付</Text>
            <Price fen={shown.totalFen} size="xl" />
          </View>
          <Button
            id="checkout-submit"
            text={words[state]}
            busy={state === 'sending' || state === 'done'}
            onTap={onSubmit}
          />
        </View>
      </View>
    </View>
  );
};
