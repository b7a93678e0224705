import { Text, View } from '@tarojs/components';
import './button.scss';

interface ButtonProps {
  readonly text: string;
  readonly onTap: () => void;
  readonly id?: string;
  readonly kind?: 'primary' | 'soft' | 'outline' | 'quiet' | 'danger';
  readonly disabled?: boolean;
  /** Shown but not tappable while its work runs. */
  readonly busy?: boolean;
}

/** A button of ours. Native open-type buttons are another matter and stand in the login feature. */
export const Button = ({
  text,
  onTap,
  id,
  kind = 'primary',
  disabled = false,
  busy = false,
}: ButtonProps) => {
  const state = disabled ? ' button-disabled' : busy ? ' button-busy' : '';
  const tap = (): void => {
    if (!disabled && !busy) onTap();
  };
  return (
    <View id={id} className={`button button-${kind}${state}`} onClick={tap}>
      <Text className="button-text">{text}</Text>
    </View>
  );
};
