import { AuthError } from '@/auth';
import { createMemoryStorage } from '@/auth/testing/memory-storage';
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
const drinks = { id: 'drinks', name: '酒水饮料', image: '/assets/categories/drinks.webp' };
const fruit = { id: 'fruit', name: '水果', image: '/assets/categories/fruit.webp' };

const start = (storage = createMemoryStorage()) => {
  const bench = createSliceBench(createCatalogSlice, { storage });
  const ids = (): string[] => {
    const { catalogFeed } = bench.now();
    return catalogFeed.kind === 'ready' ? catalogFeed.items.map(({ id }) => id) : [];
  };
  const shelf = (): string[] => {
    const { catalogShelfId, catalogShelves } = bench.now();
    const list = catalogShelves[catalogShelfId ?? ''];
    return list?.kind === 'ready' ? list.items.map(({ id }) => id) : [];
  };
  return { ...bench, ids, shelf };
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

describe('[H02] the first paint', () => {
  const lastTime = async () => {
    const storage = createMemoryStorage();
    const { now, answer } = start(storage);
    void now().openCatalog();
    await answer('listProducts', page(['old'], 'next'));
    await answer('listCategories', { items: [fruit] });
    return start(storage);
  };

  test('[H02] shows the goods and categories of last time before the server has answered', async () => {
    const { now, answer, ids } = await lastTime();
    void now().openCatalog();
    expect(ids()).toEqual(['old']);
    expect(now().catalogFeed).toMatchObject({ tail: 'loading' });
    expect(now().catalogCategories).toEqual({ kind: 'ready', value: [fruit] });
    await answer('listProducts', page(['new'], 'next'));
    await answer('listCategories', { items: [fruit, drinks] });
    expect(ids()).toEqual(['new']);
    expect(now().catalogFeed).toMatchObject({ tail: 'rest', nextCursor: 'next' });
    expect(now().catalogCategories).toEqual({ kind: 'ready', value: [fruit, drinks] });
  });

  test('[H02] what was kept is no page: without the server its foot offers another try at the first one', async () => {
    const { now, answer, refuse, ids, waiting } = await lastTime();
    void now().openCatalog();
    await refuse('listProducts', new AuthError('offline'));
    expect([ids(), now().catalogFeed]).toEqual([['old'], expect.objectContaining({ tail: 'failed' })]);
    void now().loadMoreGoods();
    expect(waiting('listProducts').map(({ input }) => input)).toEqual([{ query: { limit: 10 } }]);
    await answer('listProducts', page(['new']));
    expect(ids()).toEqual(['new']);
  });

  test('[H02] a refresh over what was kept tells of its failure and leaves the same foot', async () => {
    const { now, refuse, ids } = await lastTime();
    void now().openCatalog();
    const refresh = expect(now().refreshCatalog()).rejects.toMatchObject({ code: 'offline' });
    await refuse('listProducts', new AuthError('offline'), 1);
    for (const place of [1, 0]) await refuse('listCategories', new AuthError('offline'), place);
    await refresh;
    expect([ids(), now().catalogFeed]).toEqual([['old'], expect.objectContaining({ tail: 'failed' })]);
  });

  const record = (change: object): string =>
    JSON.stringify({ version: 1, entries: [{ ...card('a'), ...change }] });
  test.each([
    'rubbish',
    '{"version":0,"entries":[]}',
    record({ image: undefined }),
    record({ priceFen: '100' }),
    record({ originalPriceFen: '100' }),
    record({ tags: [1] }),
    record({ saleState: 'lost' }),
  ])('[H02] is the skeleton when the device holds %s', (text) => {
    const storage = createMemoryStorage();
    storage.write('home-goods', text);
    const { now } = start(storage);
    void now().openCatalog();
    expect(now().catalogFeed).toEqual({ kind: 'loading' });
    expect(storage.read('home-goods')).toBeNull();
  });
});

test('[H03] the first shelf is open at the start, and another one by a tap', async () => {
  const { now, answer, shelf, waiting } = start();
  void now().openShelves();
  await answer('listCategories', { items: [fruit, drinks] });
  expect(now().catalogShelfId).toBe('fruit');
  await answer('listProducts', page(['apple'], 'more'));
  expect(shelf()).toEqual(['apple']);
  void now().openShelf('drinks');
  expect(shelf()).toEqual([]);
  expect(waiting('listProducts').map(({ input }) => input)).toEqual([
    { query: { categoryId: 'drinks', limit: 12 } },
  ]);
  await answer('listProducts', page(['tea']));
  expect(shelf()).toEqual(['tea']);
});

test('[H03] the way back to a shelf waits for nothing, and a late answer goes to its own shelf', async () => {
  const { now, answer, shelf, sent } = start();
  void now().openShelf('fruit');
  void now().openShelf('drinks');
  await answer('listProducts', page(['tea']), 1);
  await answer('listProducts', page(['apple'], 'more'));
  expect(shelf()).toEqual(['tea']);
  await now().openShelf('fruit');
  expect([shelf(), sent()]).toEqual([['apple'], ['listProducts', 'listProducts']]);
  void now().loadMoreOfShelf();
  await answer('listProducts', page(['pear']));
  expect(shelf()).toEqual(['apple', 'pear']);
});

test('[H03] a shelf that failed says why and is tried again; one from the home page is not replaced by the first', async () => {
  const { now, answer, refuse, shelf } = start();
  void now().openShelf('drinks');
  await refuse('listProducts', new AuthError('offline'));
  expect(now().catalogShelves.drinks).toMatchObject({ kind: 'failed' });
  void now().openShelves();
  await answer('listCategories', { items: [fruit, drinks] });
  expect(now().catalogShelfId).toBe('drinks');
  await answer('listProducts', page(['tea']));
  expect(shelf()).toEqual(['tea']);
});
