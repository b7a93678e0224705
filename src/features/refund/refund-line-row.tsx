import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Picture } from '@/components/picture/picture';
import { Stepper } from '@/components/stepper/stepper';
import { Tick } from '@/components/tick/tick';
import type { RefundLineChoice } from './refund-choice';
import './refund-line-row.scss';

interface RefundLineRowProps {
  readonly line: RefundLineChoice;
  readonly onQuantity: (skuId: string, quantity: number) => void;
}

/** One line of the order: whether it goes back, and how many pieces of it. */
export const RefundLineRow = memo(({ line, onQuantity }: RefundLineRowProps) => {
  const { skuId, title, specText, image, quantity, max } = line;
  return (
    <View className="refund-line">
      <Tick
        id={`refund-tick-${skuId}`}
        on={quantity > 0}
        onTap={() => onQuantity(skuId, quantity > 0 ? 0 : max)}
      />
      <View className="refund-line-picture">
        <Picture src={image} />
      </View>
      <View className="refund-line-body">
        <Text className="refund-line-title">{title}</Text>
        <View className="refund-line-foot">
          <Text className="refund-line-spec">{specText}</Text>
          {quantity > 0 && max > 1 ? (
            <Stepper
              name={`refund-${skuId}`}
              value={quantity}
              max={max}
              onChange={(value) => onQuantity(skuId, value)}
            />
          ) : (
            <Text className="refund-line-count">{`×${max}`}</Text>
          )}
        </View>
      </View>
    </View>
  );
});
