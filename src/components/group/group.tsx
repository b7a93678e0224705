import { Text, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './group.scss';

interface GroupProps {
  readonly title?: string;
  /** What the rows are about, beneath them. */
  readonly hint?: string;
  readonly id?: string;
}

/** Rows that belong together, on one card. */
export const Group = ({ title, hint, id, children }: PropsWithChildren<GroupProps>) => (
  <View id={id} className="group">
    {title !== undefined && <Text className="group-title">{title}</Text>}
    <View className="group-card">{children}</View>
    {hint !== undefined && <Text className="group-hint">{hint}</Text>}
  </View>
);
