import { AuthError } from '@/auth';
import type { ProductCard } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { createCatalogSlice } from './slice';

const card = (id: string): ProductCard => ({
  id,
  title: id,
  subtitle: '',
  image: `/assets/goods/${id}.webp`,
  priceFen: 100,
  originalPriceFen: null,
  soldCount: 0,
  tags: [],
  saleState: 'on_sale',
});
const page = (ids: string[], nextCursor: string | null = null) => ({ items: ids.map(card), nextCursor });
const fruit = { id: 'fruit', name: '水果', image: '/assets/categories/fruit.webp' };

const start = () => {
  const bench = createSliceBench(createCatalogSlice);
  const ids = (): string[] => {
    const { catalogFeed } = bench.now();
    return catalogFeed.kind === 'ready' ? catalogFeed.items.map(({ id }) => id) : [];
  };
  return { ...bench, ids };
};

test('[H02] categories and goods are asked for side by side, for a guest too', async () => {
  const { now, sent, answer, ids } = start();
  void now().openCatalog();
  expect(sent()).toEqual(['listCategories', 'listProducts']);
  expect(now().catalogFeed).toEqual({ kind: 'loading' });
  await answer('listProducts', page(['a', 'b'], 'next'));
  await answer('listCategories', { items: [fruit] });
  expect(ids()).toEqual(['a', 'b']);
  expect(now().catalogCategories).toEqual({ kind: 'ready', value: [fruit] });
});

test('[H02] a page is appended to the same goods, up to the end', async () => {
  const { now, answer, waiting, ids, sent } = start();
  void now().openCatalog();
  await answer('listProducts', page(['a'], 'next'));
  const before = now().catalogFeed;
  void now().loadMoreGoods();
  void now().loadMoreGoods();
  expect(waiting('listProducts').map(({ input }) => input)).toEqual([
    { query: { limit: 10, cursor: 'next' } },
  ]);
  await answer('listProducts', page(['b']));
  expect(ids()).toEqual(['a', 'b']);
  const after = now().catalogFeed;
  expect(before.kind === 'ready' && after.kind === 'ready' && after.items[0] === before.items[0]).toBe(true);
  await now().loadMoreGoods();
  expect(sent().filter((name) => name === 'listProducts')).toHaveLength(2);
});

test('[H02] the answer for a category that was left never replaces the one that is shown', async () => {
  const { now, answer, waiting, ids } = start();
  void now().chooseCategory('fruit');
  void now().chooseCategory('drinks');
  expect(waiting('listProducts').map(({ input }) => input)).toEqual([
    { query: { limit: 10, categoryId: 'fruit' } },
    { query: { limit: 10, categoryId: 'drinks' } },
  ]);
  await answer('listProducts', page(['tea']), 1);
  await answer('listProducts', page(['apple']));
  expect(ids()).toEqual(['tea']);
});

test('[H02] a page that comes after a refresh is not appended', async () => {
  const { now, answer, ids } = start();
  void now().openCatalog();
  await answer('listProducts', page(['a'], 'next'));
  void now().loadMoreGoods();
  void now().refreshCatalog();
  await answer('listProducts', page(['new'], 'next'), 1);
  await answer('listProducts', page(['b']));
  expect(ids()).toEqual(['new']);
});

test('[H02] a failed first page says why and can be tried again', async () => {
  const { now, answer, refuse, ids } = start();
  void now().openCatalog();
  await refuse('listProducts', new AuthError('offline'));
  expect(now().catalogFeed).toEqual({ kind: 'failed', message: '网络不可用，请检查网络后重试' });
  void now().openCatalog();
  await answer('listProducts', page(['a']));
  expect(ids()).toEqual(['a']);
});

test('[H02] a failed refresh keeps the goods and tells the caller', async () => {
  const { now, answer, refuse, ids } = start();
  void now().openCatalog();
  await answer('listProducts', page(['a'], 'next'));
  await answer('listCategories', { items: [fruit] });
  void now().loadMoreGoods();
  const refresh = expect(now().refreshCatalog()).rejects.toMatchObject({ code: 'timeout' });
  await refuse('listProducts', new AuthError('timeout'), 1);
  await answer('listCategories', { items: [fruit] });
  await refresh;
  expect(ids()).toEqual(['a']);
  expect(now().catalogFeed).toMatchObject({ tail: 'rest' });
});

test('[H02] a failed next page leaves a foot to tap, and the goods', async () => {
  const { now, answer, refuse, ids } = start();
  void now().openCatalog();
  await answer('listProducts', page(['a'], 'next'));
  void now().loadMoreGoods();
  await refuse('listProducts', new AuthError('offline'));
  expect(now().catalogFeed).toMatchObject({ tail: 'failed', nextCursor: 'next' });
  void now().loadMoreGoods();
  await answer('listProducts', page(['b']));
  expect(ids()).toEqual(['a', 'b']);
});
