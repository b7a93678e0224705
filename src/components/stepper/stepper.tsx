import { Text, View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import './stepper.scss';

interface StepperProps {
  readonly value: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
  /** Tells what is counted, so that the ids of several steppers differ. */
  readonly name: string;
  /** Called at the upper end in place of a change. */
  readonly onLimit?: () => void;
}

export const Stepper = ({ value, max, onChange, name, onLimit }: StepperProps) => {
  const less = (): void => {
    // Fewer may be left by now than are wanted.
    if (value > 1) onChange(Math.min(value - 1, max));
  };
  const more = (): void => {
    if (value < max) onChange(value + 1);
    else onLimit?.();
  };
  return (
    <View className="stepper">
      <View
        id={`less-${name}`}
        className={value > 1 ? 'stepper-tap' : 'stepper-tap stepper-off'}
        onClick={less}
      >
        <View className="stepper-face">
          <Icon name="minus" size="sm" />
        </View>
      </View>
      <Text className="stepper-value">{`${value}`}</Text>
      <View
        id={`more-${name}`}
        className={value < max ? 'stepper-tap' : 'stepper-tap stepper-off'}
        onClick={more}
      >
        <View className="stepper-face">
          <Icon name="plus" size="sm" />
        </View>
      </View>
    </View>
  );
};
