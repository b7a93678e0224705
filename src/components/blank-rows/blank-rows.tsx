import { View } from '@tarojs/components';
import { Skeleton } from '../skeleton/skeleton';
import './blank-rows.scss';

/** Rows that stand in for cards while these are fetched. */
export const BlankRows = ({ count }: { readonly count: 1 | 2 | 3 }) => (
  <View className="blank-rows">
    {[0, 1, 2].slice(0, count).map((place) => (
      <Skeleton key={place} shape="row" />
    ))}
  </View>
);
