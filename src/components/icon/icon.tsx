import { View } from '@tarojs/components';
import './icon.scss';

export type IconName =
  | 'arrow'
  | 'box'
  | 'cart'
  | 'check'
  | 'clock'
  | 'close'
  | 'done'
  | 'edit'
  | 'filter'
  | 'heart'
  | 'heart-on'
  | 'home'
  | 'info'
  | 'leaf'
  | 'lock'
  | 'minus'
  | 'offline'
  | 'paper'
  | 'phone'
  | 'place'
  | 'plus'
  | 'search'
  | 'settings'
  | 'share'
  | 'shield'
  | 'swap'
  | 'ticket'
  | 'trash'
  | 'truck'
  | 'user'
  | 'wallet'
  | 'work';

interface IconProps {
  readonly name: IconName;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
}

/** A drawing in the colour of the text around it; it costs no picture and no data, only a class. */
export const Icon = ({ name, size = 'md' }: IconProps) => (
  <View className={`icon icon-${size} icon-${name}`} />
);
