import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Picture } from '../picture/picture';
import { Price } from '../price/price';
import './line-list.scss';

export interface Line {
  readonly skuId: string;
  readonly title: string;
  readonly specText: string;
  readonly image: string;
  /** Of one piece, or of the whole line where the list says so. */
  readonly priceFen: number;
  readonly quantity: number;
}

interface LineListProps {
  readonly lines: readonly Line[];
  /** A line leads somewhere then. */
  readonly onTap?: (line: Line) => void;
}

/** Pieces with picture, what they are, price and count. */
export const LineList = memo(({ lines, onTap }: LineListProps) => (
  <View className="lines">
    {lines.map((line) => (
      <View key={line.skuId} id={`line-${line.skuId}`} className="line" onClick={() => onTap?.(line)}>
        <View className="line-picture">
          <Picture src={line.image} />
        </View>
        <View className="line-body">
          <Text className="line-title">{line.title}</Text>
          <Text className="line-spec">{line.specText}</Text>
          <View className="line-foot">
            <Price fen={line.priceFen} />
            <Text className="line-count">{`×${line.quantity}`}</Text>
          </View>
        </View>
      </View>
    ))}
  </View>
));
