import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useStore } from '@/store/use-store';
import { faultIn, type LoginInput } from './login-input';
import { PasswordForm } from './password-form';
import { ResetForm } from './reset-form';
import { SmsForm } from './sms-form';
import './typed-ways.scss';

interface TypedWaysProps {
  readonly passAgreement: () => boolean;
}

interface TabProps {
  readonly id: string;
  readonly text: string;
  readonly on: boolean;
  readonly onTap: () => void;
}

const Tab = ({ id, text, on, onTap }: TabProps) => (
  <View id={id} className={on ? 'ways-tab ways-tab-on' : 'ways-tab'} onClick={onTap}>
    <Text className="ways-tab-text">{text}</Text>
  </View>
);

/** The ways in for any number: by message, or by password, which may be forgotten. */
export const TypedWays = ({ passAgreement }: TypedWaysProps) => {
  const [way, setWay] = useState<'sms' | 'password' | 'reset'>('sms');
  const sayAtLogin = useStore((state) => state.sayAtLogin);
  const check = (input: LoginInput): boolean => {
    const fault = faultIn(input);
    if (fault !== null) sayAtLogin(fault);
    return fault === null;
  };
  const ways = { passAgreement, check };
  const leaveReset = (done: boolean): void => {
    setWay('password');
    if (done) sayAtLogin('密码已重置，请用新密码登录');
  };
  return (
    <View className="ways">
      <View className="ways-tabs">
        <Tab id="login-tab-sms" text="验证码登录" on={way === 'sms'} onTap={() => setWay('sms')} />
        <Tab id="login-tab-password" text="密码登录" on={way !== 'sms'} onTap={() => setWay('password')} />
      </View>
      {way === 'sms' && <SmsForm {...ways} />}
      {way === 'password' && <PasswordForm {...ways} onForgot={() => setWay('reset')} />}
      {way === 'reset' && <ResetForm {...ways} onLeave={leaveReset} />}
    </View>
  );
};
