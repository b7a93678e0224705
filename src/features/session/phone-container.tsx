import { type PropsWithChildren, useEffect } from 'react';
import { Button } from '@/components/button/button';
import type { PhoneEvent } from '@/store/types';
import { useStoreShallow } from '@/store/use-store';
import { AuthButton } from './auth-button';
import { HostLoginButton } from './host-login-button';

/** What is asked of the host; the profile's ways follow the phone number's. */
export type AuthType = 'phone';

interface PhoneContainerProps {
  /** The agreement is ticked. Until then a plain button stands here that asks for it. */
  readonly agreed: boolean;
  readonly disabled?: boolean;
  readonly authType?: AuthType;
  readonly label: string;
  readonly onUnagreed: () => void;
  /** One answer of one shape on every platform. */
  readonly onAuth: (event: PhoneEvent, authType: AuthType) => void;
}

/**
 * The place of the phone button. The native one stands here only when its tap can succeed: agreed, and a live
 * session key on the server. Before that a plain one of the same look tells or does what is missing.
 */
export const PhoneContainer = (props: PropsWithChildren<PhoneContainerProps>) => {
  const { agreed, disabled = false, authType = 'phone', label, onUnagreed, onAuth, children } = props;
  const { phoneButton, checking, retryPhone, freshenPhone } = useStoreShallow((state) => ({
    phoneButton: state.phoneButton,
    checking: state.phoneChecking,
    retryPhone: state.retryPhone,
    freshenPhone: state.freshenPhone,
  }));
  useEffect(() => {
    // The tick brings the native button up, maybe long after the page.
    if (agreed) void freshenPhone();
  }, [agreed, freshenPhone]);
  if (agreed && phoneButton === 'ready') {
    return (
      <AuthButton
        id="phone-button"
        disabled={disabled || checking}
        onPhone={(event) => onAuth(event, authType)}
      >
        {children ?? label}
      </AuthButton>
    );
  }
  if (agreed && phoneButton === 'host-login') {
    return (
      <HostLoginButton id="host-login-button" onLoggedIn={() => void retryPhone()}>
        登录平台账号后继续
      </HostLoginButton>
    );
  }
  return (
    <Button
      id="plain-phone-button"
      text={label}
      disabled={disabled}
      busy={agreed && phoneButton === 'preparing'}
      onTap={agreed ? () => void retryPhone() : onUnagreed}
    />
  );
};
