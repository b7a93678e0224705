import type { ProductCard, SearchSort } from '@/contract';
import { createKeptList } from '@/shared/kept-list';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { createPager, type Paged } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';
import { withoutWord, withWord } from './past-words';

const PAGE_SIZE = 10;
const sentence = (caught: unknown): string => failureOf(caught).sentence;

/** Both ends belong to it; null for an open end. Integer fen. */
export interface PriceRange {
  readonly minFen: number | null;
  readonly maxFen: number | null;
}

export const anyPrice: PriceRange = { minFen: null, maxFen: null };

export interface Asked extends PriceRange {
  readonly q: string;
  readonly sort: SearchSort;
}

export interface SearchSlice {
  /** What this device searched for, newest first. */
  readonly searchPast: readonly string[];
  readonly searchHot: Loadable<readonly string[]>;
  /** What the results answer; null before the first search of a visit. */
  readonly searchAsked: Asked | null;
  readonly searchFound: Paged<ProductCard>;
  /** Past words from the device, hot words from the server. Never rejects. */
  openSearch(): Promise<void>;
  /** A new search by relevance at any price; blank words are none. Never rejects. */
  searchFor(words: string): Promise<void>;
  /** The same words in another order. Never rejects. */
  sortSearch(sort: SearchSort): Promise<void>;
  /** The same words at other prices. Never rejects. */
  priceSearch(range: PriceRange): Promise<void>;
  /** The same search once more. Never rejects. */
  searchAgain(): Promise<void>;
  /** The next page of what was found. Never rejects. */
  loadMoreFound(): Promise<void>;
  /** Back to the words to choose from. */
  leaveSearch(): void;
  dropPastWord(word: string): void;
  clearPastWords(): void;
}

export const createSearchSlice: SliceCreator<SearchSlice> = (set, get, api) => {
  const past = createKeptList<string>({
    place: () => api.storage,
    key: 'search-words',
    isEntry: (value): value is string => typeof value === 'string',
  });
  const keep = (words: readonly string[]): void => {
    past.write(words);
    set({ searchPast: words });
  };

  const loadHot = createLoader<readonly string[]>({
    fetch: async () => (await api.auth.request('listHotWords', {})).items,
    read: () => get().searchHot,
    write: (searchHot) => set({ searchHot }),
    sentence,
  });

  const found = createPager<ProductCard>({
    fetch: (cursor) => {
      const { q = '', sort, minFen = null, maxFen = null } = get().searchAsked ?? {};
      const query = {
        q,
        limit: PAGE_SIZE,
        ...(sort !== undefined && { sort }),
        ...(minFen !== null && { minFen }),
        ...(maxFen !== null && { maxFen }),
        ...(cursor !== undefined && { cursor }),
      };
      return api.auth.request('search', { query });
    },
    read: () => get().searchFound,
    write: (searchFound) => set({ searchFound }),
    sentence,
  });

  const ask = async (change: Partial<Asked>): Promise<void> => {
    const { searchAsked } = get();
    if (searchAsked === null) return;
    set({ searchAsked: { ...searchAsked, ...change } });
    await found.open();
  };

  return {
    searchPast: [],
    searchHot: { kind: 'idle' },
    searchAsked: null,
    searchFound: { kind: 'idle' },
    openSearch: async () => {
      set({ searchPast: past.read() });
      await loadHot();
    },
    searchFor: async (words) => {
      const q = words.trim();
      if (q === '') return;
      keep(withWord(past.read(), q));
      set({ searchAsked: { q, sort: 'relevance', ...anyPrice } });
      await found.open();
    },
    sortSearch: (sort) => ask({ sort }),
    priceSearch: (range) => ask(range),
    searchAgain: () => ask({}),
    loadMoreFound: () => found.more(),
    leaveSearch: () => {
      found.forget();
      set({ searchAsked: null });
    },
    dropPastWord: (word) => keep(withoutWord(past.read(), word)),
    clearPastWords: () => keep([]),
  };
};
