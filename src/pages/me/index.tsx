import { View } from '@tarojs/components';
import { useCallback, useEffect } from 'react';
import { HistoryRow } from '@/features/account/history-row';
import { MeHead } from '@/features/account/me-head';
import { SettingsList } from '@/features/account/settings-list';
import { OrderEntry } from '@/features/order/order-entry';
import { openPage } from '../hooks/navigate';
import { useCartBadge } from '../hooks/use-cart-badge';
import { useGate } from '../hooks/use-gate';
import { usePullDown } from '../hooks/use-pull-down';
import { useSessionKind } from '../hooks/use-session-kind';
import { useVisible } from '../hooks/use-visible';
import { useMeData } from './use-me-data';
import './index.scss';

export default function MePage() {
  const session = useSessionKind();
  const visible = useVisible();
  const gate = useGate();
  const load = useMeData();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);

  useEffect(() => {
    // An unreached server is asked again by a pull, not by every visit.
    if (visible && session !== 'failed') void load(session);
  }, [visible, session, load]);
  usePullDown(() => load(session));
  useCartBadge(visible);

  return (
    <View className="page me-page">
      <MeHead onLogin={() => gate(() => undefined)} onProfile={() => gate(() => openPage('profile'))} />
      <OrderEntry
        member={session === 'member'}
        onOpen={(status) => gate(() => openPage('orders', status === null ? {} : { tab: status }))}
      />
      <HistoryRow onOpen={openProduct} />
      <SettingsList onAgreement={() => openPage('agreement')} onPrivacy={() => openPage('privacy')} />
    </View>
  );
}
