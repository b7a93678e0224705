import { Text, View } from '@tarojs/components';
import { memo } from 'react';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import type { ProductCard as Product } from '@/contract';
import { countText } from '@/shared/count';
import { saleVeils } from '@/shared/sale-veils';

import './product-card.scss';

interface ProductCardProps {
  readonly product: Product;
  /** Must stay the same function, so that a page of goods appended draws only the new ones. */
  readonly onOpen: (productId: string) => void;
}

export const ProductCard = memo(({ product, onOpen }: ProductCardProps) => {
  const veil = saleVeils[product.saleState];
  return (
    <View id={`product-${product.id}`} className="product-card" onClick={() => onOpen(product.id)}>
      <View className="product-card-picture">
        <Picture src={product.image} />
        {veil !== null && <Text className="product-card-veil">{veil}</Text>}
      </View>
      <View className="product-card-body">
        <Text className="product-card-title">{product.title}</Text>
        <Text className="product-card-subtitle">{product.subtitle}</Text>
        <View className="product-card-tags">
          {product.tags.slice(0, 2).map((tag) => (
            <Text key={tag} className="product-card-tag">
              {tag}
            </Text>
          ))}
        </View>
        <View className="product-card-foot">
          <Price fen={product.priceFen} beforeFen={product.originalPriceFen} />
          <Text className="product-card-sold">{`已售${countText(product.soldCount)}`}</Text>
        </View>
      </View>
    </View>
  );
});
