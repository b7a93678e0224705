import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { ListEnd } from '@/components/list-end/list-end';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import { Skeleton } from '@/components/skeleton/skeleton';
import { FailedView, StateView } from '@/components/state-view/state-view';
import type { ProductCard as Product } from '@/contract';
import type { Paged } from '@/shared/paged';
import { saleVeils } from '@/shared/sale-veils';

import './shelf.scss';

interface ShelfItemProps {
  readonly product: Product;
  readonly onOpen: (productId: string) => void;
}

const ShelfItem = memo(({ product, onOpen }: ShelfItemProps) => {
  const veil = saleVeils[product.saleState];
  return (
    <View id={`product-${product.id}`} className="shelf-item" onClick={() => onOpen(product.id)}>
      <View className="shelf-picture">
        <Picture src={product.image} />
        {veil !== null && <Text className="shelf-veil">{veil}</Text>}
      </View>
      <Text className="shelf-title">{product.title}</Text>
      <Price fen={product.priceFen} />
    </View>
  );
});

const ShelfSkeleton = () => (
  <View className="shelf-grid">
    {[0, 1, 2, 3, 4, 5].map((place) => (
      <View key={place} className="shelf-item">
        <View className="shelf-picture">
          <Skeleton shape="picture" />
        </View>
        <Skeleton shape="line" />
        <Skeleton shape="short" />
      </View>
    ))}
  </View>
);

interface ShelfProps {
  readonly list: Paged<Product>;
  /** Must stay the same function, so that a page of goods appended draws only the new ones. */
  readonly onOpen: (productId: string) => void;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

/** The goods of one category, in a grid narrow enough to stand beside the side bar. */
export const Shelf = ({ list, onOpen, onMore, onRetry }: ShelfProps) => {
  if (list.kind === 'failed') return <FailedView message={list.message} onRetry={onRetry} />;
  if (list.kind !== 'ready') return <ShelfSkeleton />;
  if (list.items.length === 0) return <StateView icon="box" title="这里还没有商品" hint="看看其他分类吧" />;
  const rest = list.nextCursor === null ? 'end' : 'more';
  return (
    <View className="shelf">
      <View className="shelf-grid">
        {list.items.map((product) => (
          <ShelfItem key={product.id} product={product} onOpen={onOpen} />
        ))}
      </View>
      <ListEnd state={list.tail === 'rest' ? rest : list.tail} onRetry={onMore} />
    </View>
  );
};
