import { View } from '@tarojs/components';
import './skeleton.scss';

interface SkeletonProps {
  readonly shape: 'picture' | 'banner' | 'line' | 'short' | 'round' | 'row';
}

/** A grey block in the place of what is being loaded. */
export const Skeleton = ({ shape }: SkeletonProps) => <View className={`skeleton skeleton-${shape}`} />;
