import { Text, View } from '@tarojs/components';
import { Icon } from '@/components/icon/icon';
import { NativeButton } from '@/components/native-button/native-button';
import './share-button.scss';

interface ShareButtonProps {
  /** Called where no host can send the page to somebody; null: the host's own button does it. */
  readonly onCopy: (() => void) | null;
}

const Face = () => (
  <View className="share-face">
    <Icon name="share" />
    <Text className="share-word">分享</Text>
  </View>
);

/** 分享: hosts answer it with what the page's `onShareAppMessage` says; in a browser the address is copied. */
export const ShareButton = ({ onCopy }: ShareButtonProps) => (
  <View className="share">
    {onCopy === null ? (
      <NativeButton id="share" openType="share" eventProps={[]} look="bare" onAnswer={() => undefined}>
        <Face />
      </NativeButton>
    ) : (
      <View id="share" className="share-tap" onClick={onCopy}>
        <Face />
      </View>
    )}
  </View>
);
