import { Button } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { useStore } from '@/store/use-store';
import { nativeProps } from './native-props';
import './auth-button.scss';

interface HostLoginButtonProps {
  readonly id?: string;
  /** The user has an account of the host app now. */
  readonly onLoggedIn: () => void;
}

/** Logs the user in to the host app; draws nothing where the host has no such button. */
export const HostLoginButton = ({ id, onLoggedIn, children }: PropsWithChildren<HostLoginButtonProps>) => {
  const button = useStore((state) => state.hostButtons().hostLogin);
  if (button === null) return null;
  const answer = (detail: unknown): void => {
    if (button.succeeded(detail)) onLoggedIn();
  };
  return (
    <Button id={id} className="auth-button" hoverClass="auth-button-pressed" {...nativeProps(button, answer)}>
      {children}
    </Button>
  );
};
