import type { ProductCard } from '@/contract';
import { createPager, type Paged, type Pager } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { CatalogSlice } from './slice';

const PAGE_SIZE = 12;
const nothing: Paged<ProductCard> = { kind: 'idle' };

export type Shelves = Pick<
  CatalogSlice,
  'catalogShelfId' | 'catalogShelves' | 'openShelf' | 'refreshShelf' | 'loadMoreOfShelf'
>;

/** The goods of each category: one list per category, so that the way back to one that was seen waits for nothing. */
export const createShelves = (
  set: SliceSet<CatalogSlice>,
  get: SliceGet<CatalogSlice>,
  api: SliceApi,
): Shelves => {
  const pagers = new Map<string, Pager<ProductCard>>();

  const pagerOf = (categoryId: string): Pager<ProductCard> => {
    const known = pagers.get(categoryId);
    if (known !== undefined) return known;
    const pager = createPager<ProductCard>({
      fetch: (cursor) =>
        api.auth.request('listProducts', {
          query: { categoryId, limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) },
        }),
      read: () => get().catalogShelves[categoryId] ?? nothing,
      write: (shelf) => set({ catalogShelves: { ...get().catalogShelves, [categoryId]: shelf } }),
      sentence: (caught) => failureOf(caught).sentence,
    });
    pagers.set(categoryId, pager);
    return pager;
  };

  const current = (): Pager<ProductCard> | null => {
    const { catalogShelfId } = get();
    return catalogShelfId === null ? null : pagerOf(catalogShelfId);
  };

  return {
    catalogShelfId: null,
    catalogShelves: {},
    openShelf: async (categoryId) => {
      set({ catalogShelfId: categoryId });
      const { kind } = get().catalogShelves[categoryId] ?? nothing;
      if (kind === 'idle' || kind === 'failed') await pagerOf(categoryId).open();
    },
    refreshShelf: async () => {
      await current()?.refresh();
    },
    loadMoreOfShelf: async () => {
      await current()?.more();
    },
  };
};
