import { useCallback, useEffect } from 'react';
import { DeletionNotice } from '@/features/account/deletion-notice';
import { HistoryRow } from '@/features/account/history-row';
import { MeHead } from '@/features/account/me-head';
import { MeList, type MePlace } from '@/features/account/me-list';
import { OrderEntry } from '@/features/order/order-entry';
import { useStoreShallow } from '@/store/use-store';
import { openPage } from '../hooks/navigate';
import { useCartBadge } from '../hooks/use-cart-badge';
import { useDeletionCancel } from '../hooks/use-deletion-cancel';
import { useGate } from '../hooks/use-gate';
import { usePullDown } from '../hooks/use-pull-down';
import { useSessionKind } from '../hooks/use-session-kind';
import { useVisible } from '../hooks/use-visible';
import { Page } from '../shell/page';
import { useMeData } from './use-me-data';
import './index.scss';

export default function MePage() {
  const session = useSessionKind();
  const visible = useVisible();
  const gate = useGate();
  const load = useMeData();
  const { deletionAt, organised } = useStoreShallow(({ auth, permissions }) => ({
    deletionAt: auth.kind === 'member' ? auth.user.deletionAt : null,
    organised: permissions !== null && permissions.organisationId !== null,
  }));
  const deletion = useDeletionCancel();
  const openProduct = useCallback((id: string) => openPage('product', { id }), []);
  const openOrder = useCallback((id: string) => openPage('order', { id }), []);
  const openPlace = (place: MePlace): void => {
    const page = place === 'coupons' ? 'myCoupons' : place;
    if (place === 'work' || place === 'settings') openPage(page);
    else gate(`me.${place}`, () => openPage(page));
  };

  useEffect(() => {
    // An unreached server is asked again by a pull, not by every visit.
    if (visible && session !== 'failed') void load(session);
  }, [visible, session, load]);
  usePullDown(() => load(session));
  useCartBadge(visible);

  return (
    <Page className="me-page">
      <MeHead
        onLogin={() => gate('me.login', () => undefined)}
        onProfile={() => gate('me.profile', () => openPage('profile'))}
      />
      {deletionAt !== null && (
        <DeletionNotice deletionAt={deletionAt} busy={deletion.busy} onCancel={deletion.cancel} />
      )}
      <OrderEntry
        member={session === 'member'}
        onOpen={(status) =>
          gate('me.orders', () => openPage('orders', status === null ? {} : { tab: status }))
        }
        onAfterSales={() => gate('me.refunds', () => openPage('refunds'))}
        onOrder={openOrder}
      />
      <HistoryRow onOpen={openProduct} onAll={() => openPage('history')} />
      <MeList organised={organised} onOpen={openPlace} />
    </Page>
  );
}
