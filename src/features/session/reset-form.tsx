import { Text, View } from '@tarojs/components';
import { useRef } from 'react';
import { Button } from '@/components/button/button';
import { useStoreShallow } from '@/store/use-store';
import { CodeRow } from './code-row';
import type { WayInProps } from './form-props';
import { FormRow } from './form-row';

interface ResetFormProps extends WayInProps {
  /** Back to the password; `true` when there is a new one now. */
  readonly onLeave: (done: boolean) => void;
}

/** A new password for who has forgotten the old one: the message proves the number. */
export const ResetForm = ({ passAgreement, check, onLeave }: ResetFormProps) => {
  const typed = useRef({ phone: '', smsCode: '', newPassword: '' });
  const { busy, sendSms, resetPassword } = useStoreShallow((state) => ({
    busy: state.loginBusy !== 'none',
    sendSms: state.sendSms,
    resetPassword: state.resetPassword,
  }));
  const type = (part: Partial<typeof typed.current>): void => {
    typed.current = { ...typed.current, ...part };
  };
  const send = (): void => {
    const { phone } = typed.current;
    if (passAgreement() && check({ phone })) void sendSms(phone, 'reset-password');
  };
  const submit = async (): Promise<void> => {
    const { phone, smsCode, newPassword } = typed.current;
    if (!passAgreement() || !check({ phone, smsCode, newPassword })) return;
    if (await resetPassword(phone, smsCode, newPassword)) onLeave(true);
  };
  return (
    <View className="login-form">
      <FormRow id="reset-phone" kind="phone" placeholder="手机号" onText={(phone) => type({ phone })} />
      <CodeRow id="reset-code" sendId="reset-send" onText={(smsCode) => type({ smsCode })} onSend={send} />
      <FormRow
        id="reset-password"
        kind="password"
        placeholder="新密码，8 至 64 位字母和数字"
        onText={(newPassword) => type({ newPassword })}
      />
      <Button id="reset-submit" text="重置密码" busy={busy} onTap={() => void submit()} />
      <View id="reset-back" className="login-form-link" onClick={() => onLeave(false)}>
        <Text className="login-form-link-text">返回密码登录</Text>
      </View>
    </View>
  );
};
