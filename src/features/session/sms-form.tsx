import { Input, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button/button';
import { useStoreShallow } from '@/store/use-store';
import { isPhoneNumber, isSmsCode } from './sms-input';
import './sms-form.scss';

interface SmsFormProps {
  /** True when the agreement is ticked; asks for it where it is not. */
  readonly passAgreement: () => boolean;
}

const sendLabel = (wait: number, sending: boolean): string => {
  if (sending) return '发送中';
  return wait > 0 ? `${wait} 秒后重发` : '获取验证码';
};

/** Phone number, code, login. The fields are left to the host: writing them back at each letter moves the cursor. */
export const SmsForm = ({ passAgreement }: SmsFormProps) => {
  const [phone, setPhone] = useState('');
  const [smsCode, setSmsCode] = useState('');
  const { loginBusy, smsWait, sendSms, loginBySms, sayAtLogin } = useStoreShallow((state) => ({
    loginBusy: state.loginBusy,
    smsWait: state.smsWait,
    sendSms: state.sendSms,
    loginBySms: state.loginBySms,
    sayAtLogin: state.sayAtLogin,
  }));

  const send = (): void => {
    if (smsWait > 0 || !passAgreement()) return;
    if (isPhoneNumber(phone)) void sendSms(phone);
    else sayAtLogin('请输入正确的手机号');
  };
  const submit = (): void => {
    if (!passAgreement()) return;
    if (!isPhoneNumber(phone)) sayAtLogin('请输入正确的手机号');
    else if (!isSmsCode(smsCode)) sayAtLogin('请输入 6 位验证码');
    else void loginBySms(phone, smsCode);
  };

  return (
    <View className="sms">
      <View className="sms-row">
        <Text className="sms-prefix">+86</Text>
        <Input
          id="sms-phone"
          className="sms-input"
          type="number"
          maxlength={11}
          placeholder="手机号"
          onInput={(event) => setPhone(event.detail.value.trim())}
        />
      </View>
      <View className="sms-row">
        <Input
          id="sms-code"
          className="sms-input"
          type="number"
          maxlength={6}
          placeholder="验证码"
          onInput={(event) => setSmsCode(event.detail.value.trim())}
        />
        <View id="sms-send" className={smsWait > 0 ? 'sms-send sms-send-off' : 'sms-send'} onClick={send}>
          <Text className="sms-send-text">{sendLabel(smsWait, loginBusy === 'sending')}</Text>
        </View>
      </View>
      <Button id="sms-submit" text="登录" busy={loginBusy !== 'none'} onTap={submit} />
    </View>
  );
};
