import type { Category, ProductCard } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { createPager, type Paged } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';

const PAGE_SIZE = 10;
const sentence = (caught: unknown): string => failureOf(caught).sentence;

export interface CatalogSlice {
  readonly catalogCategories: Loadable<readonly Category[]>;
  /** The category that the feed shows; null for all goods. */
  readonly catalogCategoryId: string | null;
  readonly catalogFeed: Paged<ProductCard>;
  /** Categories and first page of the feed, side by side. Never rejects. */
  openCatalog(): Promise<void>;
  /** Shows another category from its start. Never rejects. */
  chooseCategory(categoryId: string | null): Promise<void>;
  /** Fetches both again; rejects when the feed failed and the old goods stay. */
  refreshCatalog(): Promise<void>;
  /** The next page of the feed. Never rejects. */
  loadMoreGoods(): Promise<void>;
}

export const createCatalogSlice: SliceCreator<CatalogSlice> = (set, get, api) => {
  const feed = createPager<ProductCard>({
    fetch: (cursor) => {
      const categoryId = get().catalogCategoryId;
      const query = {
        limit: PAGE_SIZE,
        ...(categoryId === null ? {} : { categoryId }),
        ...(cursor === undefined ? {} : { cursor }),
      };
      return api.auth.request('listProducts', { query });
    },
    read: () => get().catalogFeed,
    write: (catalogFeed) => set({ catalogFeed }),
    sentence,
  });

  const loadCategories = createLoader<readonly Category[]>({
    fetch: async () => (await api.auth.request('listCategories', {})).items,
    read: () => get().catalogCategories,
    write: (catalogCategories) => set({ catalogCategories }),
    sentence,
  });

  return {
    catalogCategories: { kind: 'idle' },
    catalogCategoryId: null,
    catalogFeed: { kind: 'idle' },
    openCatalog: async () => {
      await Promise.all([loadCategories(), feed.open()]);
    },
    chooseCategory: async (catalogCategoryId) => {
      if (get().catalogCategoryId === catalogCategoryId && get().catalogFeed.kind !== 'failed') return;
      set({ catalogCategoryId });
      await feed.open();
    },
    refreshCatalog: async () => {
      await Promise.all([loadCategories(), feed.refresh()]);
    },
    loadMoreGoods: () => feed.more(),
  };
};
