import { AnswerError, AuthError, type AuthState } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import { createSliceBench } from '@/store/testing/slice-bench';
import type { SeenProduct } from './history';
import { createAccountSlice } from './slice';

const seen = (id: string): SeenProduct => ({ id, title: id, image: '/a.webp', priceFen: 100 });
const known = { kind: 'visitor', user: { id: 'u1' }, step: 1 } as unknown as AuthState;

const start = (auth: AuthState = { kind: 'guest' }) => {
  const bench = createSliceBench(createAccountSlice, { auth });
  const shown = () => {
    const { accountHistory } = bench.now();
    return accountHistory.kind === 'ready' ? accountHistory.value.map(({ id }) => id) : accountHistory.kind;
  };
  const recorded = () => bench.waiting('recordHistory').map(({ input }) => input);
  return { ...bench, shown, recorded };
};

test('[I08] a guest’s history lies on the device, newest first, and asks the server nothing', async () => {
  const { now, shown, sent } = start();
  for (const id of ['a', 'b', 'a']) await now().recordVisit(seen(id));
  await now().loadHistory();
  expect([shown(), sent()]).toEqual([['a', 'b'], []]);
  for (let each = 0; each < 30; each += 1) await now().recordVisit(seen(`p${each}`));
  await now().loadHistory();
  expect([shown().length, shown()[0]]).toEqual([20, 'p29']);
});

test('[I08] with an identity it goes to the server, oldest first, before anything is read or added', async () => {
  const { now, store, answer, refuse, recorded, shown, sent } = start();
  for (const id of ['a', 'gone', 'b']) await now().recordVisit(seen(id));
  store.setState({ auth: known });
  void now().loadHistory();
  void now().recordVisit(seen('c'));
  await settle();
  expect(recorded()).toEqual([{ body: { productId: 'a' } }]);
  await answer('recordHistory', {});
  await refuse('recordHistory', new AnswerError(404, 'NOT_FOUND', null, null));
  await answer('recordHistory', {});
  expect(recorded()).toEqual([{ body: { productId: 'c' } }]);
  await answer('listHistory', { items: [] });
  expect(shown()).toEqual([]);
  void now().loadHistory();
  expect(sent().slice(-1)).toEqual(['listHistory']);
});

test('[I08] what could not be sent stays for the next time', async () => {
  const { now, store, refuse, answer, recorded } = start();
  await now().recordVisit(seen('a'));
  store.setState({ auth: known });
  void now().recordVisit(seen('b'));
  await refuse('recordHistory', new AuthError('offline'));
  await answer('recordHistory', {});
  void now().loadHistory();
  await settle();
  expect(recorded()).toEqual([{ body: { productId: 'a' } }]);
});

test('[H05] a visit that cannot be recorded disturbs nobody', async () => {
  const { now, refuse, recorded } = start(known);
  const visit = now().recordVisit(seen('a'));
  expect(recorded()).toEqual([{ body: { productId: 'a' } }]);
  await refuse('recordHistory', new AuthError('offline'));
  await expect(visit).resolves.toBeUndefined();
});

test('[L27] after the user their history is gone, an answer that is under way included', async () => {
  const { now, answer, shown } = start(known);
  void now().loadHistory();
  await answer('listHistory', { items: [] });
  void now().loadHistory();
  now().forgetAccount();
  await answer('listHistory', { items: [] });
  expect(shown()).toBe('idle');
});
