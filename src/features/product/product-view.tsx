import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '@/components/icon/icon';
import { Price } from '@/components/price/price';
import type { ProductDetail } from '@/contract';
import { countText } from '@/shared/count';
import { Gallery } from './gallery';
import './product-view.scss';

interface ProductViewProps {
  readonly product: ProductDetail;
  readonly choice: string;
  readonly onChoose: () => void;
  /** The way to show it to somebody. */
  readonly share: ReactNode;
  /** What can be had for less; nothing where there are no coupons. */
  readonly coupons: ReactNode;
}

const states = {
  on_sale: null,
  sold_out: '这件商品暂时售罄，补货后即可购买',
  off_shelf: '这件商品已下架，去看看其他好物吧',
};

const Headline = ({ product, share }: Pick<ProductViewProps, 'product' | 'share'>) => (
  <View className="product-head">
    <View className="product-head-row">
      <Price fen={product.priceFen} beforeFen={product.originalPriceFen} size="xl" />
      <Text className="product-sold">{`已售 ${countText(product.soldCount)}`}</Text>
    </View>
    <View className="product-title-row">
      <Text className="product-title">{product.title}</Text>
      {share}
    </View>
    <Text className="product-subtitle">{product.subtitle}</Text>
    {product.tags.length > 0 && (
      <View className="product-tags">
        {product.tags.map((tag) => (
          <Text key={tag} className="product-tag">
            {tag}
          </Text>
        ))}
      </View>
    )}
  </View>
);

export const ProductView = ({ product, choice, onChoose, share, coupons }: ProductViewProps) => {
  const state = states[product.saleState];
  return (
    <View className="product">
      <Gallery images={product.images} />
      {state !== null && (
        <View className="product-state" id="product-state">
          <Icon name="info" size="sm" />
          <Text className="product-state-text">{state}</Text>
        </View>
      )}
      <Headline product={product} share={share} />
      {coupons}
      <View className="product-choice" id="choose-spec" onClick={onChoose}>
        <Text className="product-choice-name">规格</Text>
        <Text className="product-choice-value">{choice}</Text>
        <View className="product-choice-arrow">
          <Icon name="arrow" size="sm" />
        </View>
      </View>
      <View className="product-details">
        <Text className="product-details-title">商品详情</Text>
        {product.details.map((line) => (
          <Text key={line} className="product-details-line">
            {line}
          </Text>
        ))}
      </View>
    </View>
  );
};
