import { View } from '@tarojs/components';
import './toggle.scss';

interface ToggleProps {
  readonly on: boolean;
  readonly id: string;
  readonly disabled?: boolean;
  readonly onTap: () => void;
}

/** A switch; its target is 44 px. It shows what is told to it, not what was tapped. */
export const Toggle = ({ on, id, disabled = false, onTap }: ToggleProps) => (
  <View
    id={id}
    className={disabled ? 'toggle toggle-disabled' : 'toggle'}
    onClick={() => {
      if (!disabled) onTap();
    }}
  >
    <View className={on ? 'toggle-face toggle-on' : 'toggle-face'}>
      <View className="toggle-knob" />
    </View>
  </View>
);
