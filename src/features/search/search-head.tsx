import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './search-head.scss';

/** Field and order stay above the results while these scroll. */
export const SearchHead = ({ children }: PropsWithChildren) => (
  <View className="search-head">{children}</View>
);
