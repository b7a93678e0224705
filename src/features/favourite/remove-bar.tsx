import { Text, View } from '@tarojs/components';
import { Button } from '@/components/button/button';
import { Tick } from '@/components/tick/tick';
import './remove-bar.scss';

interface RemoveBarProps {
  readonly count: number;
  readonly all: boolean;
  readonly onAll: () => void;
  readonly onRemove: () => void;
}

/** The bar of a list that is being tidied up. */
export const RemoveBar = ({ count, all, onAll, onRemove }: RemoveBarProps) => (
  <View className="remove-bar">
    <Tick id="favourites-all" on={all} onTap={onAll} />
    <Text className="remove-bar-text">全选</Text>
    <View className="remove-bar-button">
      <Button
        id="favourites-remove"
        kind="danger"
        disabled={count === 0}
        text={count === 0 ? '删除' : `删除（${count}）`}
        onTap={onRemove}
      />
    </View>
  </View>
);
