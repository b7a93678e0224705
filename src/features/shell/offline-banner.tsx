import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { useStore } from '@/store/use-store';
import { useNotice } from './use-notice';
import './offline-banner.scss';

/**
 * What the user is told on whatever page: a lost network by one banner, anything else once, by a toast. The banner's
 * place always stands: what comes and goes among a page's children makes the runtime send all of them again.
 */
export const OfflineBanner = () => {
  const online = useStore((state) => state.online);
  useNotice();
  return (
    <View className="offline-place">
      {!online && (
        <View id="offline-banner" className="offline">
          <Icon name="offline" size="sm" />
          <Text className="offline-text">网络不可用，请检查网络设置</Text>
        </View>
      )}
    </View>
  );
};
