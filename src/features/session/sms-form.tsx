import { View } from '@tarojs/components';
import { useRef } from 'react';
import { Button } from '@/components/button/button';
import { useStoreShallow } from '@/store/use-store';
import { CodeRow } from './code-row';
import type { WayInProps } from './form-props';
import { FormRow } from './form-row';

/** Phone number, code, login. */
export const SmsForm = ({ passAgreement, check }: WayInProps) => {
  const typed = useRef({ phone: '', smsCode: '' });
  const { busy, sendSms, loginBySms } = useStoreShallow((state) => ({
    busy: state.loginBusy !== 'none',
    sendSms: state.sendSms,
    loginBySms: state.loginBySms,
  }));

  const send = (): void => {
    const { phone } = typed.current;
    if (passAgreement() && check({ phone })) void sendSms(phone);
  };
  const submit = (): void => {
    const { phone, smsCode } = typed.current;
    if (passAgreement() && check({ phone, smsCode })) void loginBySms(phone, smsCode);
  };

  return (
    <View className="login-form">
      <FormRow
        id="sms-phone"
        kind="phone"
        placeholder="手机号"
        onText={(phone) => {
          typed.current.phone = phone;
        }}
      />
      <CodeRow
        id="sms-code"
        sendId="sms-send"
        onText={(smsCode) => {
          typed.current.smsCode = smsCode;
        }}
        onSend={send}
      />
      <Button id="sms-submit" text="登录" busy={busy} onTap={submit} />
    </View>
  );
};
