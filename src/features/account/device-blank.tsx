import { View } from '@tarojs/components';
import { Skeleton } from '@/components/skeleton/skeleton';
import './device-list.scss';

/** The devices' place while they are loaded. */
export const DeviceBlank = () => (
  <View className="device-blank">
    {[0, 1].map((place) => (
      <Skeleton key={place} shape="row" />
    ))}
  </View>
);
