import type { PropsWithChildren } from 'react';
import { NativeButton } from '@/components/native-button/native-button';
import type { PhoneEvent } from '@/store/types';
import { useStoreShallow } from '@/store/use-store';

interface AuthButtonProps {
  readonly id: string;
  readonly disabled?: boolean;
  readonly onPhone: (event: PhoneEvent) => void;
}

/**
 * The platform's own phone button: only a native one with its open-type may ask for the number, on every platform.
 * Where the host still wants consent to its contract, the same tap gives it if the host allows that; the agreement
 * line names the contract then. Draws nothing where the host hands out no number.
 */
export const AuthButton = ({ id, disabled, onPhone, children }: PropsWithChildren<AuthButtonProps>) => {
  const { button, contract, tapped } = useStoreShallow((state) => ({
    button: state.hostButtons().phone,
    contract: state.loginContract,
    tapped: state.phoneTapped,
  }));
  if (button === null) return null;
  const { openType, openTypeWithConsent, eventProps, normalise } = button;
  return (
    <NativeButton
      id={id}
      openType={contract === null ? openType : (openTypeWithConsent ?? openType)}
      eventProps={eventProps}
      disabled={disabled}
      onTap={tapped}
      onAnswer={(detail) => onPhone(normalise(detail))}
    >
      {children}
    </NativeButton>
  );
};
