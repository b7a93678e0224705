import { View } from '@tarojs/components';
import Taro, { useDidShow, useUnload } from '@tarojs/taro';
import { useEffect } from 'react';
import { LoginPanel } from '@/features/session/login-panel';
import { OfflineBanner } from '@/features/shell/offline-banner';
import { PrivacyGate } from '@/features/shell/privacy-gate';
import { routes } from '@/routes';
import { useStoreShallow } from '@/store/use-store';
import './index.scss';

const leave = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: routes.home });
};

const open = (url: string) => (): void => {
  void Taro.navigateTo({ url });
};

export default function LoginPage() {
  const { member, preparePhone, loginPageClosed } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    preparePhone: state.preparePhone,
    loginPageClosed: state.loginPageClosed,
  }));
  useDidShow(() => {
    void preparePhone();
  });
  useUnload(loginPageClosed);
  // The core leaves a page that it opened; one that was opened by its address has nobody else to leave it.
  useEffect(() => {
    if (member && Taro.getCurrentPages().length === 1) leave();
  }, [member]);
  return (
    <View className="login-page">
      <OfflineBanner />
      <LoginPanel onNotNow={leave} onAgreement={open(routes.agreement)} onPrivacy={open(routes.privacy)} />
      <PrivacyGate />
    </View>
  );
}
