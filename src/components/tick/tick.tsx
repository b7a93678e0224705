import { View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import './tick.scss';

interface TickProps {
  readonly on: boolean;
  readonly id: string;
  readonly onTap: () => void;
}

/** A round box to tick; its target is 44 px. */
export const Tick = ({ on, id, onTap }: TickProps) => (
  <View id={id} className="tick" onClick={onTap}>
    <View className={on ? 'tick-face tick-on' : 'tick-face'}>{on && <Icon name="check" size="sm" />}</View>
  </View>
);
