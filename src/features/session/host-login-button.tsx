import type { PropsWithChildren } from 'react';
import { NativeButton } from '@/components/native-button/native-button';
import { useStore } from '@/store/use-store';

interface HostLoginButtonProps {
  readonly id: string;
  /** The user has an account of the host app now. */
  readonly onLoggedIn: () => void;
}

/** Logs the user in to the host app; draws nothing where the host has no such button. */
export const HostLoginButton = ({ id, onLoggedIn, children }: PropsWithChildren<HostLoginButtonProps>) => {
  const button = useStore((state) => state.hostButtons().hostLogin);
  if (button === null) return null;
  return (
    <NativeButton
      id={id}
      openType={button.openType}
      eventProps={button.eventProps}
      onAnswer={(detail) => {
        if (button.succeeded(detail)) onLoggedIn();
      }}
    >
      {children}
    </NativeButton>
  );
};
