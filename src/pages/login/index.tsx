import { View } from '@tarojs/components';
import Taro, { useDidShow, useUnload } from '@tarojs/taro';
import { useEffect } from 'react';
import { LoginPanel } from '@/features/session/login-panel';
import { OfflineBanner } from '@/features/shell/offline-banner';
import { PrivacyGate } from '@/features/shell/privacy-gate';
import { useStoreShallow } from '@/store/use-store';
import { goBack, legalLinks, openTab } from '../hooks/navigate';
import './index.scss';

const leave = (): void => {
  // A browser would leave the shop by a way back from its first page.
  if (Taro.getCurrentPages().length > 1) goBack();
  else openTab('home');
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
      <LoginPanel onNotNow={leave} {...legalLinks} />
      <PrivacyGate />
    </View>
  );
}
