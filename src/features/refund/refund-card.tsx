import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { LineList } from '@/components/line-list/line-list';
import { Price } from '@/components/price/price';
import type { Refund } from '@/contract';
import { formatDateTime } from '@/shared/date';
import { refundLines } from './refund-lines';
import { refundStateWords } from './refund-words';
import './refund-card.scss';

interface RefundCardProps {
  readonly refund: Refund;
  readonly onOpen: (id: string) => void;
}

/** One refund as it stands in a list. */
export const RefundCard = memo(({ refund, onOpen }: RefundCardProps) => (
  <View className="refund-card" id={`refund-${refund.id}`} onClick={() => onOpen(refund.id)}>
    <View className="refund-card-head">
      <Text className="refund-card-time">{formatDateTime(refund.createdAt)}</Text>
      <Text className={`refund-card-state refund-card-${refund.state}`}>
        {refundStateWords[refund.state]}
      </Text>
    </View>
    <LineList lines={refundLines(refund)} />
    <View className="refund-card-foot">
      <Text className="refund-card-number">{`退款编号 ${refund.number}`}</Text>
      <Price fen={refund.amountFen} size="lg" />
    </View>
  </View>
));
