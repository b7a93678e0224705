import { View } from '@tarojs/components';
import { memo } from 'react';
import { GoodsRow } from '@/components/goods-row/goods-row';
import { Tick } from '@/components/tick/tick';
import type { ProductCard } from '@/contract';
import { saleVeils } from '@/shared/sale-veils';
import './favourite-row.scss';

interface FavouriteRowProps {
  readonly product: ProductCard;
  /** Null while the list is only looked at. */
  readonly ticked: boolean | null;
  /** Must stay the same function, so that a tick draws one row. */
  readonly onTap: (productId: string) => void;
}

export const FavouriteRow = memo(({ product, ticked, onTap }: FavouriteRowProps) => {
  const tap = (): void => onTap(product.id);
  return (
    <View className="favourite">
      {ticked !== null && <Tick id={`tick-${product.id}`} on={ticked} onTap={tap} />}
      <GoodsRow
        id={`favourite-${product.id}`}
        title={product.title}
        subtitle={product.subtitle}
        image={product.image}
        fen={product.priceFen}
        beforeFen={product.originalPriceFen}
        veil={saleVeils[product.saleState]}
        onTap={tap}
      />
    </View>
  );
});
