import { Text } from '@tarojs/components';
import { badgeText } from '@/shared/count';
import './badge.scss';

/** A small count at the upper right corner of its parent, which must be positioned; nothing for none. */
export const Badge = ({ count }: { readonly count: number }) => {
  const text = badgeText(count);
  return text === '' ? null : <Text className="badge">{text}</Text>;
};
