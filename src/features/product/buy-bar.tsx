import { Text, View } from '@tarojs/components';
import { Badge } from '@/components/badge/badge';
import { Icon, type IconName } from '@/components/icon/icon';
import type { ProductDetail } from '@/contract';
import './buy-bar.scss';

interface SideProps {
  readonly id: string;
  readonly icon: IconName;
  readonly text: string;
  readonly count?: number;
  readonly onTap: () => void;
}

const Side = ({ id, icon, text, count = 0, onTap }: SideProps) => (
  <View id={id} className="buy-bar-side" onClick={onTap}>
    <Icon name={icon} />
    <Text className="buy-bar-side-text">{text}</Text>
    <Badge count={count} />
  </View>
);

interface BuyBarProps {
  readonly saleState: ProductDetail['saleState'];
  readonly cartCount: number;
  readonly favourite: boolean;
  readonly onHome: () => void;
  readonly onCart: () => void;
  readonly onFavourite: () => void;
  readonly onAdd: () => void;
  readonly onBuy: () => void;
}

/** The bar at the product page's lower edge. */
export const BuyBar = (props: BuyBarProps) => (
  <View className="buy-bar">
    <Side id="go-home" icon="home" text="首页" onTap={props.onHome} />
    <Side id="go-cart" icon="cart" text="购物车" count={props.cartCount} onTap={props.onCart} />
    <View className={props.favourite ? 'buy-bar-liked' : 'buy-bar-like'}>
      <Side
        id="favourite"
        icon={props.favourite ? 'heart-on' : 'heart'}
        text={props.favourite ? '已收藏' : '收藏'}
        onTap={props.onFavourite}
      />
    </View>
    {props.saleState === 'on_sale' ? (
      <View className="buy-bar-main">
        <View id="add-to-cart" className="buy-bar-add" onClick={props.onAdd}>
          <Text className="buy-bar-text">加入购物车</Text>
        </View>
        <View id="buy-now" className="buy-bar-buy" onClick={props.onBuy}>
          <Text className="buy-bar-text">立即购买</Text>
        </View>
      </View>
    ) : (
      <View className="buy-bar-main">
        <View className="buy-bar-off">
          <Text className="buy-bar-text">{props.saleState === 'sold_out' ? '已售罄' : '已下架'}</Text>
        </View>
      </View>
    )}
  </View>
);
