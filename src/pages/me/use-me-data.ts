import { useCallback } from 'react';
import { useStoreShallow } from '@/store/use-store';
import type { SessionKind } from '../hooks/use-session-kind';
import { loadMe } from './load-me';

/** Everything that 我的 shows; the returned function never rejects. */
export const useMeData = (): ((session: SessionKind) => Promise<void>) => {
  const requests = useStoreShallow((state) => ({
    reloadAccount: state.reloadAccount,
    loadOrderCounts: state.loadOrderCounts,
    loadNewestOrder: state.loadNewestOrder,
    loadCart: state.loadCart,
    loadHistory: state.loadHistory,
    loadPermissions: state.loadPermissions,
  }));
  return useCallback((session) => loadMe(session, requests), [requests]);
};
