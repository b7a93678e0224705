import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Icon } from '@/components/icon/icon';
import { Picture } from '@/components/picture/picture';
import { Price } from '@/components/price/price';
import type { GuestItem } from './guest-cart';
import './cart-row.scss';
import './guest-list.scss';

interface GuestListProps {
  readonly items: readonly GuestItem[];
  readonly onOpen: (productId: string) => void;
  readonly onRemove: (skuId: string) => void;
  readonly onLogin: () => void;
}

/** A guest's cart: it lies on the device and becomes a real one with the login. */
export const GuestList = ({ items, onOpen, onRemove, onLogin }: GuestListProps) => (
  <View className="guest-list" id="guest-cart">
    <View className="guest-list-head">
      <View className="guest-list-words">
        <Text className="guest-list-title">暂存在本机的商品</Text>
        <Text className="guest-list-hint">登录后自动加入您的购物车</Text>
      </View>
      <Button id="cart-login" text="登录 / 注册" onTap={onLogin} />
    </View>
    {items.map((item) => (
      <View key={item.skuId} className="cart-row guest-row" id={`cart-${item.skuId}`}>
        <View className="cart-row-picture" onClick={() => onOpen(item.productId)}>
          <Picture src={item.image} />
        </View>
        <View className="cart-row-body">
          <View className="cart-row-head">
            <Text className="cart-row-title">{item.title}</Text>
            <View
              id={`remove-${item.skuId}`}
              className="cart-row-remove"
              onClick={() => onRemove(item.skuId)}
            >
              <Icon name="trash" size="sm" />
            </View>
          </View>
          <Text className="cart-row-spec">{item.specText}</Text>
          <View className="cart-row-foot guest-row-foot">
            <Price fen={item.priceFen} />
            <Text className="guest-row-count">{`× ${item.quantity}`}</Text>
          </View>
        </View>
      </View>
    ))}
  </View>
);
