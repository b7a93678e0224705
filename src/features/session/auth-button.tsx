import { Button } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import type { PhoneEvent } from '@/store/types';
import { useStore } from '@/store/use-store';
import { nativeProps } from './native-props';
import './auth-button.scss';

interface AuthButtonProps {
  readonly id?: string;
  readonly disabled?: boolean;
  readonly onPhone: (event: PhoneEvent) => void;
}

/**
 * The platform's own phone button: only a native one with its open-type may ask for the number, on every platform.
 * No parent of it may listen for taps: the runtime would hold its answer back until the parent's tap has come.
 * Draws nothing where the host hands out no number.
 */
export const AuthButton = ({
  id,
  disabled = false,
  onPhone,
  children,
}: PropsWithChildren<AuthButtonProps>) => {
  const button = useStore((state) => state.hostButtons().phone);
  if (button === null) return null;
  return (
    <Button
      id={id}
      className="auth-button"
      hoverClass="auth-button-pressed"
      disabled={disabled}
      {...nativeProps(button, (detail) => onPhone(button.normalise(detail)))}
    >
      {children}
    </Button>
  );
};
