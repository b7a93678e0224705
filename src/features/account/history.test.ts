import { AnswerError, AuthError, type AuthState } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import { createMemoryStorage } from '@/auth/testing/memory-storage';
import type { ProductCard } from '@/contract';
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

test('[H16] a guest forgets one product or all of them on the device alone', async () => {
  const { now, shown, sent } = start();
  for (const id of ['a', 'b', 'c']) await now().recordVisit(seen(id));
  await now().loadHistory();
  await now().removeSeen('b');
  expect(shown()).toEqual(['c', 'a']);
  await now().loadHistory();
  expect(shown()).toEqual(['c', 'a']);
  await now().clearSeen();
  await now().loadHistory();
  expect([shown(), sent()]).toEqual([[], []]);
});

test('[H16] anybody else forgets on the server; a refusal keeps what is shown, a late list brings nothing back', async () => {
  const { now, answer, refuse, shown } = start(known);
  const list = { items: ['a', 'b', 'c'].map((id) => seen(id) as ProductCard) };
  void now().loadHistory();
  await answer('listHistory', list);
  const refused = expect(now().removeSeen('a')).rejects.toMatchObject({ code: 'offline' });
  await refuse('removeHistory', new AuthError('offline'));
  await refused;
  expect(shown()).toEqual(['a', 'b', 'c']);
  void now().loadHistory();
  const removed = now().removeSeen('a');
  await answer('removeHistory', {});
  await removed;
  await answer('listHistory', list);
  expect(shown()).toEqual(['b', 'c']);
  const cleared = now().clearSeen();
  await answer('clearHistory', {});
  await cleared;
  expect(shown()).toEqual([]);
});

test('[H17] the cache has a size, and clearing it leaves what a user made', async () => {
  const storage = createMemoryStorage();
  storage.write('home-goods', '草莓');
  storage.write('session', 'kept');
  const { now } = createSliceBench(createAccountSlice, { storage });
  await now().recordVisit(seen('a'));
  expect(now().cacheBytes()).toBe(6);
  now().clearCache();
  expect([now().cacheBytes(), storage.read('session')]).toEqual([0, 'kept']);
  await now().loadHistory();
  expect(now().accountHistory).toMatchObject({ value: [{ id: 'a' }] });
});
