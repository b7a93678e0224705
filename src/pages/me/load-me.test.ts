import type { SessionKind } from '../hooks/use-session-kind';
import { loadMe, type MeRequests } from './load-me';

const start = (session: SessionKind) => {
  const started: string[] = [];
  const never = (name: string) => () => {
    started.push(name);
    return new Promise<void>(() => undefined);
  };
  const requests: MeRequests = {
    reloadAccount: never('me'),
    loadCart: never('cart'),
    loadHistory: never('history'),
    loadOrderCounts: never('counts'),
    loadNewestOrder: never('newest'),
    loadPermissions: never('permissions'),
  };
  void loadMe(session, requests);
  return started.sort();
};

test('[H11] a member has six requests under way at once, none waiting for another', () => {
  expect(start('member')).toEqual(['cart', 'counts', 'history', 'me', 'newest', 'permissions']);
});

test('[H11] [I08] a visitor asks for nothing that is a member matter, a guest only for what the device keeps', () => {
  expect(start('visitor')).toEqual(['cart', 'history', 'me']);
  expect(start('guest')).toEqual(['history']);
  expect(start('starting')).toEqual([]);
});
