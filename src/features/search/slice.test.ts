import { AuthError } from '@/auth';
import { createMemoryStorage } from '@/auth/testing/memory-storage';
import type { ProductCard } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { createSearchSlice } from './slice';

const page = (ids: string[], nextCursor: string | null = null) => ({
  items: ids.map((id) => ({ id }) as ProductCard),
  nextCursor,
});

const start = (storage = createMemoryStorage()) => {
  const bench = createSliceBench(createSearchSlice, { storage });
  const found = (): string[] => {
    const { searchFound } = bench.now();
    return searchFound.kind === 'ready' ? searchFound.items.map(({ id }) => id) : [];
  };
  const queries = () => bench.waiting('search').map(({ input }) => input);
  return { ...bench, found, queries, storage };
};

test('[H04] a search is by relevance at any price; another order or price asks again for the same words', async () => {
  const { now, answer, found, queries } = start();
  void now().searchFor('  牛奶 ');
  expect(queries()).toEqual([{ query: { q: '牛奶', limit: 10, sort: 'relevance' } }]);
  await answer('search', page(['milk', 'yogurt'], 'next'));
  expect(found()).toEqual(['milk', 'yogurt']);
  void now().sortSearch('priceAsc');
  expect(now().searchFound).toEqual({ kind: 'loading' });
  await answer('search', page(['yogurt']));
  void now().priceSearch({ minFen: 1000, maxFen: null });
  expect(queries()).toEqual([{ query: { q: '牛奶', limit: 10, sort: 'priceAsc', minFen: 1000 } }]);
  await answer('search', page([]));
  void now().searchFor('面包');
  expect(queries()).toEqual([{ query: { q: '面包', limit: 10, sort: 'relevance' } }]);
});

test('[H04] the next page belongs to its query, and a late answer to another order counts no more', async () => {
  const { now, answer, found, queries } = start();
  void now().searchFor('果');
  await answer('search', page(['a'], 'next'));
  void now().loadMoreFound();
  expect(queries()).toEqual([{ query: { q: '果', limit: 10, sort: 'relevance', cursor: 'next' } }]);
  void now().sortSearch('sales');
  await answer('search', page(['b'], 'other'), 1);
  await answer('search', page(['late']));
  expect(found()).toEqual(['b']);
});

test('[H04] [H19] a failed search says why and is tried again as it was', async () => {
  const { now, refuse, queries } = start();
  void now().searchFor('果');
  await refuse('search', new AuthError('offline'));
  expect(now().searchFound).toEqual({ kind: 'failed', message: '网络不可用，请检查网络后重试' });
  void now().searchAgain();
  expect(queries()).toEqual([{ query: { q: '果', limit: 10, sort: 'relevance' } }]);
});

test('[H04] words are kept on the device, newest first, each once, ten at most', () => {
  const { now, storage } = start();
  for (const word of ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '二'])
    void now().searchFor(word);
  expect(now().searchPast).toEqual(['二', '十一', '十', '九', '八', '七', '六', '五', '四', '三']);
  const later = start(storage);
  void later.now().openSearch();
  expect(later.now().searchPast).toEqual(now().searchPast);
  later.now().dropPastWord('十一');
  expect(later.now().searchPast).not.toContain('十一');
  later.now().clearPastWords();
  expect([later.now().searchPast, storage.read('search-words')]).toEqual([[], null]);
});

test('[H04] blank words search for nothing and are not kept', () => {
  const { now, sent } = start();
  void now().searchFor('   ');
  expect([sent(), now().searchPast, now().searchAsked]).toEqual([[], [], null]);
});

test('[H04] hot words come from the server; without them the page has one help less', async () => {
  const { now, answer, refuse } = start();
  void now().openSearch();
  await refuse('listHotWords', new AuthError('offline'));
  expect(now().searchHot.kind).toBe('failed');
  void now().openSearch();
  await answer('listHotWords', { items: ['草莓'] });
  expect(now().searchHot).toEqual({ kind: 'ready', value: ['草莓'] });
});

test('[H04] who leaves the results finds the words again, and a late answer changes nothing', async () => {
  const { now, answer } = start();
  void now().searchFor('果');
  now().leaveSearch();
  await answer('search', page(['late']));
  expect([now().searchAsked, now().searchFound]).toEqual([null, { kind: 'idle' }]);
});
