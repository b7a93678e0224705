import { AuthError } from '@/auth';
import type { ProductCard } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { createFavouriteSlice } from './slice';

const page = (ids: string[], nextCursor: string | null = null) => ({
  items: ids.map((id) => ({ id }) as ProductCard),
  nextCursor,
});

const start = () => {
  const bench = createSliceBench(createFavouriteSlice);
  const ids = (): string[] => {
    const { favouriteList } = bench.now();
    return favouriteList.kind === 'ready' ? favouriteList.items.map(({ id }) => id) : [];
  };
  return { ...bench, ids };
};

test('[H16] a heart shows at once; a burst of taps ends as the last one says', async () => {
  const { now, answer, sent } = start();
  const done = now().markFavourite('p', true);
  expect(now().favouriteMarks).toEqual({ p: true });
  void now().markFavourite('p', false);
  void now().markFavourite('p', true);
  void now().markFavourite('p', false);
  await answer('addFavourite', { favourite: true });
  await answer('removeFavourite', { favourite: false });
  await done;
  expect([sent(), now().favouriteMarks]).toEqual([['addFavourite', 'removeFavourite'], { p: false }]);
});

test('[H16] a refused heart is taken back and told', async () => {
  const { now, refuse, answer } = start();
  const done = expect(now().markFavourite('p', true)).rejects.toMatchObject({ code: 'offline' });
  await refuse('addFavourite', new AuthError('offline'));
  await done;
  expect(now().favouriteMarks).toEqual({ p: false });
  const again = now().markFavourite('p', true);
  await answer('addFavourite', { favourite: true });
  await again;
  expect(now().favouriteMarks).toEqual({ p: true });
});

test('[H16] what the server says of a product does not undo a tap that came meanwhile', async () => {
  const { now, answer } = start();
  void now().loadFavouriteMark('p');
  void now().markFavourite('p', true);
  await answer('getFavourite', { favourite: false });
  expect(now().favouriteMarks).toEqual({ p: true });
  void now().loadFavouriteMark('q');
  await answer('getFavourite', { favourite: true });
  expect(now().favouriteMarks).toEqual({ p: true, q: true });
});

test('[H16] several are taken out at once; the rest of a short list is fetched', async () => {
  const { now, answer, ids, waiting } = start();
  void now().openFavourites();
  await answer('listFavourites', page(['a', 'b', 'c'], 'next'));
  const done = now().removeFavourites(['a', 'c']);
  expect(waiting('removeFavourites').map(({ input }) => input)).toEqual([
    { body: { productIds: ['a', 'c'] } },
  ]);
  await answer('removeFavourites', {});
  expect([ids(), now().favouriteMarks]).toEqual([['b'], { a: false, c: false }]);
  await answer('listFavourites', page(['d']));
  await done;
  expect(ids()).toEqual(['b', 'd']);
});

test('[H16] what was taken out while the next page was under way stays out', async () => {
  const { now, answer, ids } = start();
  void now().openFavourites();
  await answer('listFavourites', page(['a', 'b'], 'next'));
  void now().loadMoreFavourites();
  void now().removeFavourites(['a']);
  await answer('removeFavourites', {});
  await answer('listFavourites', page(['c']));
  expect(ids()).toEqual(['b', 'c']);
});

test('[H16] a refused removal leaves the list as it is', async () => {
  const { now, answer, refuse, ids } = start();
  void now().openFavourites();
  await answer('listFavourites', page(['a']));
  const done = expect(now().removeFavourites(['a'])).rejects.toMatchObject({ code: 'timeout' });
  await refuse('removeFavourites', new AuthError('timeout'));
  await done;
  expect(ids()).toEqual(['a']);
});

test('[L27] another user: list, marks and what is under way count no more', async () => {
  const { now, answer } = start();
  void now().openFavourites();
  void now().markFavourite('p', true);
  now().forgetFavourites();
  await answer('listFavourites', page(['a']));
  await answer('addFavourite', { favourite: true });
  expect([now().favouriteList, now().favouriteMarks]).toEqual([{ kind: 'idle' }, {}]);
});
