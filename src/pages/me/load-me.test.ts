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
  };
  void loadMe(session, requests);
  return started.sort();
};

test('[H11] a member has five requests under way at once, none waiting for another', () => {
  expect(start('member')).toEqual(['cart', 'counts', 'history', 'me', 'newest']);
});

test('[H11] a visitor asks for nothing that is a member matter, a guest for nothing at all', () => {
  expect(start('visitor')).toEqual(['cart', 'history', 'me']);
  expect(start('guest')).toEqual([]);
  expect(start('starting')).toEqual([]);
});
