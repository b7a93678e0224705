import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ListEnd } from '@/components/list-end/list-end';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView } from '@/components/state-view/state-view';
import type { ProductCard as Product } from '@/contract';
import type { Paged } from '@/shared/paged';
import { ProductCard } from './product-card';
import './goods-grid.scss';

const GridSkeleton = () => (
  <View className="goods-grid">
    {[0, 1, 2, 3].map((place) => (
      <View key={place} className="goods-blank">
        <Skeleton shape="picture" />
        <View className="goods-blank-body">
          <Skeleton shape="line" />
          <Skeleton shape="short" />
        </View>
      </View>
    ))}
  </View>
);

interface GoodsGridProps {
  readonly list: Paged<Product>;
  /** Must stay the same function, so that a page of goods appended draws only the new ones. */
  readonly onOpen: (productId: string) => void;
  readonly onMore: () => void;
  readonly onRetry: () => void;
  /** What stands in the place of a list without goods. */
  readonly empty: ReactNode;
}

/** Two columns of goods with every state that a list can be in. */
export const GoodsGrid = ({ list, onOpen, onMore, onRetry, empty }: GoodsGridProps) => {
  if (list.kind === 'failed') return <FailedView message={list.message} onRetry={onRetry} />;
  if (list.kind !== 'ready') return <GridSkeleton />;
  if (list.items.length === 0) return <>{empty}</>;
  const rest = list.nextCursor === null ? 'end' : 'more';
  return (
    <View className="goods">
      <View className="goods-grid">
        {list.items.map((product) => (
          <ProductCard key={product.id} product={product} onOpen={onOpen} />
        ))}
      </View>
      <ListEnd state={list.tail === 'rest' ? rest : list.tail} onRetry={onMore} />
    </View>
  );
};
