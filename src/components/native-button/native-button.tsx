import { Button, type ButtonProps } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './native-button.scss';

interface NativeButtonProps {
  /** `open-type` and the React props of the events that carry an answer. */
  readonly openType: string;
  readonly eventProps: readonly string[];
  /** Some hosts check by it which button was tapped. */
  readonly id: string;
  readonly disabled?: boolean;
  /** `bare`: no look of its own, for what is drawn inside. */
  readonly look?: 'primary' | 'bare';
  /** The tap itself, before the host shows anything; not every host reports it. */
  readonly onTap?: () => void;
  readonly onAnswer: (detail: unknown) => void;
}

const looks = { primary: 'native-button native-button-primary', bare: 'native-button native-button-bare' };

/**
 * A button that only the host can act on. No parent of it may listen for taps: the runtime would hold its answer back
 * until the parent's tap has come. The typings know only some of the platforms' open-types, the runtime takes them all.
 */
export const NativeButton = (props: PropsWithChildren<NativeButtonProps>) => {
  const { openType, eventProps, id, disabled = false, look = 'primary', onTap, onAnswer, children } = props;
  const listener = (event: { readonly detail?: unknown }): void => onAnswer(event.detail);
  const native: ButtonProps = {
    openType: openType as ButtonProps['openType'],
    ...Object.fromEntries(eventProps.map((name) => [name, listener])),
  };
  return (
    <Button
      id={id}
      className={looks[look]}
      hoverClass="native-button-pressed"
      disabled={disabled}
      onClick={onTap}
      {...native}
    >
      {children}
    </Button>
  );
};
