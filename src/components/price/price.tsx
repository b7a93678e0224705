import { Text, View } from '@tarojs/components';
import { formatFen, yuanParts } from '@/shared/fen';
import './price.scss';

interface PriceProps {
  readonly fen: number;
  /** The price before; drawn struck. */
  readonly beforeFen?: number | null;
  readonly size?: 'md' | 'lg' | 'xl';
}

/** An amount of money in integer fen; the yuan stand out. */
export const Price = ({ fen, beforeFen = null, size = 'md' }: PriceProps) => {
  const { sign, yuan, cents } = yuanParts(fen);
  return (
    <View className={`price price-${size}`}>
      <Text className="price-sign">{`${sign}¥`}</Text>
      <Text className="price-yuan">{yuan}</Text>
      <Text className="price-cents">{`.${cents}`}</Text>
      {beforeFen !== null && <Text className="price-before">{formatFen(beforeFen)}</Text>}
    </View>
  );
};
