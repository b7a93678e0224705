import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../icon/icon';
import './list-row.scss';

interface ListRowProps {
  readonly title: string;
  readonly icon?: IconName;
  readonly value?: string;
  readonly id?: string;
  /** Without it the row only tells something. */
  readonly onTap?: () => void;
}

/** One line of a settings-like list. */
export const ListRow = ({ title, icon, value, id, onTap }: ListRowProps) => (
  <View id={id} className="list-row" onClick={() => onTap?.()}>
    {icon !== undefined && <Icon name={icon} />}
    <Text className="list-row-title">{title}</Text>
    {value !== undefined && <Text className="list-row-value">{value}</Text>}
    {onTap !== undefined && (
      <View className="list-row-arrow">
        <Icon name="arrow" size="sm" />
      </View>
    )}
  </View>
);
