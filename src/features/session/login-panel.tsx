import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '@/components/icon/icon';
import { useStoreShallow } from '@/store/use-store';
import { AgreementLine, type AgreementLinks } from './agreement-line';
import { PhoneContainer } from './phone-container';
import { TypedWays } from './typed-ways';
import './login-panel.scss';

interface LoginPanelProps extends AgreementLinks {
  readonly onNotNow: () => void;
  /** The agreement is asked for: `id` is to come into sight. Another one each time, so that each counts. */
  readonly onAsk?: (id: string) => void;
  /** Less head, for a sheet above a page. */
  readonly compact?: boolean;
}

const Brand = ({ compact }: { readonly compact: boolean }) => (
  <View className={compact ? 'login-brand login-brand-compact' : 'login-brand'}>
    {!compact && (
      <View className="login-logo">
        <Icon name="leaf" size="xl" />
      </View>
    )}
    <Text className="login-name">鲜集</Text>
    <Text className="login-line">{compact ? '登录后继续' : '好东西，从产地到家'}</Text>
  </View>
);

/**
 * All ways in, on a page or on a sheet: the platform's phone button first, message and password beneath it (alone
 * where the host has no button), or neither. Each asks for the tick, which no stay begins with.
 */
export const LoginPanel = (props: LoginPanelProps) => {
  const { onNotNow, onAgreement, onPrivacy, onAsk, compact = false } = props;
  const [agreed, setAgreed] = useState(false);
  const [asked, setAsked] = useState(0);
  const [opened, setOpened] = useState(false);
  const { phone, busy, notice, contract, openContract, phoneAnswered } = useStoreShallow((state) => ({
    phone: state.hostButtons().phone,
    busy: state.loginBusy !== 'none',
    notice: state.loginNotice,
    contract: state.loginContract,
    openContract: state.openLoginContract,
    phoneAnswered: state.phoneAnswered,
  }));
  const ask = (): void => {
    setAsked(asked + 1);
    onAsk?.(asked % 2 === 0 ? 'agree-line' : 'agree-box');
  };
  const passAgreement = (): boolean => {
    if (!agreed) ask();
    return agreed;
  };

  return (
    <View className="login">
      <Brand compact={compact} />
      {phone !== null && (
        <PhoneContainer
          agreed={agreed}
          disabled={busy}
          label="手机号快捷登录"
          onUnagreed={ask}
          onAuth={(event) => void phoneAnswered(event)}
        />
      )}
      {phone !== null && (
        <View id="sms-toggle" className="login-other" onClick={() => setOpened(!opened)}>
          <Text className="login-other-text">其他手机号登录</Text>
        </View>
      )}
      {(phone === null || opened) && <TypedWays passAgreement={passAgreement} />}
      {notice !== null && (
        <View id="login-notice" className="login-notice">
          <Text className="login-notice-text">{notice}</Text>
        </View>
      )}
      <AgreementLine
        agreed={agreed}
        asked={asked}
        onToggle={() => setAgreed(!agreed)}
        onAgreement={onAgreement}
        onPrivacy={onPrivacy}
        contract={contract}
        onContract={openContract}
      />
      <View id="not-now" className="login-other" onClick={onNotNow}>
        <Text className="login-not-now">暂不登录</Text>
      </View>
    </View>
  );
};
