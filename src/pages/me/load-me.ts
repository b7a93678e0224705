import type { SessionKind } from '../hooks/use-session-kind';

/** The requests that 我的 is made of; none of them rejects. */
export interface MeRequests {
  readonly reloadAccount: () => Promise<void>;
  readonly loadCart: () => Promise<void>;
  readonly loadHistory: () => Promise<void>;
  readonly loadOrderCounts: () => Promise<void>;
  readonly loadNewestOrder: () => Promise<void>;
  readonly loadPermissions: () => Promise<void>;
}

/** Starts everything that this session may ask for at the same time; resolves when all have settled. */
export const loadMe = async (session: SessionKind, requests: MeRequests): Promise<void> => {
  if (session === 'starting') return;
  // A guest's history lies on the device.
  const everyone = [requests.loadHistory];
  const known = session === 'guest' ? [] : [requests.reloadAccount, requests.loadCart];
  const members =
    session === 'member'
      ? [requests.loadOrderCounts, requests.loadNewestOrder, requests.loadPermissions]
      : [];
  await Promise.all([...everyone, ...known, ...members].map((request) => request()));
};
