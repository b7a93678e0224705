import { Text, View } from '@tarojs/components';
import { useRef } from 'react';
import { Button } from '@/components/button/button';
import { useStoreShallow } from '@/store/use-store';
import type { WayInProps } from './form-props';
import { FormRow } from './form-row';

interface PasswordFormProps extends WayInProps {
  readonly onForgot: () => void;
}

/** Phone number, password, login. */
export const PasswordForm = ({ passAgreement, check, onForgot }: PasswordFormProps) => {
  const typed = useRef({ phone: '', password: '' });
  const { busy, loginByPassword } = useStoreShallow((state) => ({
    busy: state.loginBusy !== 'none',
    loginByPassword: state.loginByPassword,
  }));
  const submit = (): void => {
    const { phone, password } = typed.current;
    if (passAgreement() && check({ phone, password })) void loginByPassword(phone, password);
  };
  return (
    <View className="login-form">
      <FormRow
        id="password-phone"
        kind="phone"
        placeholder="手机号"
        onText={(phone) => {
          typed.current.phone = phone;
        }}
      />
      <FormRow
        id="password-input"
        kind="password"
        placeholder="登录密码"
        onText={(password) => {
          typed.current.password = password;
        }}
      />
      <Button id="password-submit" text="登录" busy={busy} onTap={submit} />
      <View id="forgot-password" className="login-form-link" onClick={onForgot}>
        <Text className="login-form-link-text">忘记密码？</Text>
      </View>
    </View>
  );
};
