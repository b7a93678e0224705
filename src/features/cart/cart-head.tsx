import { Text, View } from '@tarojs/components';
import './cart-head.scss';

interface CartHeadProps {
  readonly kinds: number;
  readonly editing: boolean;
  readonly onEdit: () => void;
}

/** How much there is, and the way to delete several at once. */
export const CartHead = ({ kinds, editing, onEdit }: CartHeadProps) => (
  <View className="cart-head">
    <Text className="cart-head-count">{`共 ${kinds} 种商品`}</Text>
    <View id="cart-edit" className="cart-head-edit" onClick={onEdit}>
      <Text className="cart-head-word">{editing ? '完成' : '管理'}</Text>
    </View>
  </View>
);
