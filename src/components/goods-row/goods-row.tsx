import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Picture } from '../picture/picture';
import { Price } from '../price/price';
import './goods-row.scss';

interface GoodsRowProps {
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly image: string;
  readonly fen: number;
  readonly beforeFen?: number | null;
  /** Written over the picture; what has one looks faded. */
  readonly veil?: string | null;
  readonly onTap: () => void;
}

/** One good in a list of rows; what stands inside it is drawn at its end, and is tapped for itself. */
export const GoodsRow = (props: PropsWithChildren<GoodsRowProps>) => {
  const { id, title, subtitle, image, fen, beforeFen = null, veil = null, onTap, children } = props;
  return (
    <View className={veil === null ? 'goods-row' : 'goods-row goods-row-faded'}>
      <View id={id} className="goods-row-main" onClick={onTap}>
        <View className="goods-row-picture">
          <Picture src={image} />
          {veil !== null && <Text className="goods-row-veil">{veil}</Text>}
        </View>
        <View className="goods-row-body">
          <Text className="goods-row-title">{title}</Text>
          {subtitle !== undefined && <Text className="goods-row-subtitle">{subtitle}</Text>}
          <Price fen={fen} beforeFen={beforeFen} />
        </View>
      </View>
      {children}
    </View>
  );
};
