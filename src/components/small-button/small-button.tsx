import { Text, View } from '@tarojs/components';
import './small-button.scss';

interface SmallButtonProps {
  readonly id: string;
  readonly text: string;
  readonly kind?: 'primary' | 'plain';
  readonly disabled?: boolean;
  readonly onTap: () => void;
}

/** One of several buttons in a row of a card. It looks small; what takes the tap is as high as any button. */
export const SmallButton = ({ id, text, kind = 'plain', disabled = false, onTap }: SmallButtonProps) => (
  <View
    id={id}
    className="small-button"
    onClick={() => {
      if (!disabled) onTap();
    }}
  >
    <View className={`small-button-face small-button-${kind}${disabled ? ' small-button-disabled' : ''}`}>
      <Text className="small-button-text">{text}</Text>
    </View>
  </View>
);
