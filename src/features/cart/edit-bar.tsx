import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Tick } from '@/components/tick/tick';
import './cart-bar.scss';

interface EditBarProps {
  readonly picked: number;
  readonly all: boolean;
  readonly onPickAll: () => void;
  readonly onDelete: () => void;
}

/** In the place of the bar with the sum while items are picked for deletion. */
export const EditBar = ({ picked, all, onPickAll, onDelete }: EditBarProps) => (
  <View className="cart-bar cart-bar-edit">
    <Tick id="pick-all" on={all} onTap={onPickAll} />
    <Text className="cart-bar-all">全选</Text>
    <View className="cart-bar-sum" />
    <Button
      id="delete-picked"
      kind="danger"
      text={picked > 0 ? `删除(${picked})` : '删除'}
      disabled={picked === 0}
      onTap={onDelete}
    />
  </View>
);
