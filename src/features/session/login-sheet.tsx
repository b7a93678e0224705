import { ScrollView, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useInFront } from '@/components/in-front/use-in-front';
import { Sheet } from '@/components/sheet/sheet';
import { useStoreShallow } from '@/store/use-store';
import type { AgreementLinks } from './agreement-line';
import { LoginPanel } from './login-panel';
import './login-sheet.scss';

/**
 * The login above the page it stands on: `mustAuth({ mode: 'popup' })` opens it where the page in front has one. What
 * the user was about to do goes on once they are in; closing it, or leaving the page, lets it be.
 */
export const LoginSheet = ({ onAgreement, onPrivacy }: AgreementLinks) => {
  const { openId, shown, hidden, gone, leave, prepare } = useStoreShallow((state) => ({
    openId: state.loginSheet,
    shown: state.loginSheetShown,
    hidden: state.loginSheetHidden,
    gone: state.loginSheetGone,
    leave: state.leaveLoginSheet,
    prepare: state.preparePhone,
  }));
  const id = useInFront({ shown, hidden, gone });
  const open = openId === id;
  const [sought, setSought] = useState('');
  useEffect(() => {
    if (open) void prepare();
  }, [open, prepare]);
  // Back from one of the texts, or from the host: the key may have died meanwhile.
  useDidShow(() => {
    if (open) void prepare();
  });
  if (!open) return null;
  return (
    <Sheet onClose={leave}>
      <ScrollView className="login-sheet-scroll" scrollY scrollIntoView={sought}>
        <View id="login-sheet" className="login-sheet">
          <LoginPanel
            compact
            onNotNow={leave}
            onAsk={setSought}
            onAgreement={onAgreement}
            onPrivacy={onPrivacy}
          />
        </View>
      </ScrollView>
    </Sheet>
  );
};
