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
  /** Whether it looks as if it leads somewhere; as it does, unless said. */
  readonly arrow?: boolean;
}

/** One line of a settings-like list. */
export const ListRow = ({ title, icon, value, id, onTap, arrow = onTap !== undefined }: ListRowProps) => (
  <View id={id} className="list-row" onClick={() => onTap?.()}>
    {icon !== undefined && <Icon name={icon} />}
    <Text className={icon === undefined ? 'list-row-title' : 'list-row-title list-row-after'}>{title}</Text>
    {value !== undefined && <Text className="list-row-value">{value}</Text>}
    {arrow && (
      <View className="list-row-arrow">
        <Icon name="arrow" size="sm" />
      </View>
    )}
  </View>
);
