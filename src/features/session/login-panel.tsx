import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '@/components/icon/icon';
import { useStoreShallow } from '@/store/use-store';
import { AgreementLine, type AgreementLinks } from './agreement-line';
import { PhoneContainer } from './phone-container';
import { SmsForm } from './sms-form';
import './login-panel.scss';

interface LoginPanelProps extends AgreementLinks {
  readonly onNotNow: () => void;
}

/** All ways in: the platform's phone button first, SMS beneath it (alone where the host has no button), or neither. */
export const LoginPanel = ({ onNotNow, onAgreement, onPrivacy }: LoginPanelProps) => {
  const [agreed, setAgreed] = useState(false);
  const [asked, setAsked] = useState(0);
  const [smsOpened, setSmsOpened] = useState(false);
  const { phone, loginBusy, loginNotice, phoneAnswered } = useStoreShallow((state) => ({
    phone: state.hostButtons().phone,
    loginBusy: state.loginBusy,
    loginNotice: state.loginNotice,
    phoneAnswered: state.phoneAnswered,
  }));
  const smsShown = phone === null || smsOpened;
  const ask = (): void => setAsked(asked + 1);
  const passAgreement = (): boolean => {
    if (!agreed) ask();
    return agreed;
  };

  return (
    <View className="login">
      <View className="login-brand">
        <View className="login-logo">
          <Icon name="leaf" size="xl" />
        </View>
        <Text className="login-name">鲜集</Text>
        <Text className="login-line">好东西，从产地到家</Text>
      </View>
      {phone !== null && (
        <PhoneContainer
          agreed={agreed}
          disabled={loginBusy !== 'none'}
          label="手机号快捷登录"
          onUnagreed={ask}
          onAuth={(event) => void phoneAnswered(event)}
        />
      )}
      {phone !== null && (
        <View id="sms-toggle" className="login-other" onClick={() => setSmsOpened(!smsOpened)}>
          <Text className="login-other-text">其他手机号登录</Text>
        </View>
      )}
      {smsShown && <SmsForm passAgreement={passAgreement} />}
      {loginNotice !== null && (
        <View id="login-notice" className="login-notice">
          <Text className="login-notice-text">{loginNotice}</Text>
        </View>
      )}
      <AgreementLine
        agreed={agreed}
        asked={asked}
        onToggle={() => setAgreed(!agreed)}
        onAgreement={onAgreement}
        onPrivacy={onPrivacy}
      />
      <View id="not-now" className="login-other" onClick={onNotNow}>
        <Text className="login-not-now">暂不登录</Text>
      </View>
    </View>
  );
};
