import type { Category, ProductCard } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { createPager, type Paged } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';
import { createKeptCatalog } from './kept-catalog';
import { createShelves } from './shelves';

const PAGE_SIZE = 10;
const sentence = (caught: unknown): string => failureOf(caught).sentence;

export interface CatalogSlice {
  readonly catalogCategories: Loadable<readonly Category[]>;
  readonly catalogFeed: Paged<ProductCard>;
  /** The category whose shelf is shown; null before one was chosen. */
  readonly catalogShelfId: string | null;
  /** The goods of every category that was looked at, by its id. */
  readonly catalogShelves: Readonly<Record<string, Paged<ProductCard>>>;
  /** Categories and first page of the feed, side by side, over what the device kept of them. Never rejects. */
  openCatalog(): Promise<void>;
  /** Fetches both again; rejects when the feed failed and the old goods stay. */
  refreshCatalog(): Promise<void>;
  /** The next page of the feed. Never rejects. */
  loadMoreGoods(): Promise<void>;
  /** The categories, and the shelf of the chosen one or the first. Never rejects. */
  openShelves(): Promise<void>;
  /** Shows a category's goods: those that are known at once. Never rejects. */
  openShelf(categoryId: string): Promise<void>;
  /** The shown shelf from its start; rejects when that failed and the old goods stay. */
  refreshShelf(): Promise<void>;
  /** The next page of the shown shelf. Never rejects. */
  loadMoreOfShelf(): Promise<void>;
}

export const createCatalogSlice: SliceCreator<CatalogSlice> = (set, get, api) => {
  const kept = createKeptCatalog(api);
  const shelves = createShelves(set, get, api);

  const feed = createPager<ProductCard>({
    fetch: async (cursor) => {
      const query = { limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) };
      const page = await api.auth.request('listProducts', { query });
      if (cursor === undefined) kept.goods.write(page.items);
      return page;
    },
    read: () => get().catalogFeed,
    write: (catalogFeed) => set({ catalogFeed }),
    sentence,
  });

  const loadCategories = createLoader<readonly Category[]>({
    fetch: async () => {
      const { items } = await api.auth.request('listCategories', {});
      kept.categories.write(items);
      return items;
    },
    read: () => get().catalogCategories,
    write: (catalogCategories) => set({ catalogCategories }),
    sentence,
  });

  const openFeed = (): Promise<void> => {
    const goods = get().catalogFeed.kind === 'idle' ? kept.goods.read() : [];
    return goods.length === 0 ? feed.open() : feed.openWith(goods);
  };

  const openCategories = (): Promise<void> => {
    const categories = get().catalogCategories.kind === 'idle' ? kept.categories.read() : [];
    if (categories.length > 0) set({ catalogCategories: { kind: 'ready', value: categories } });
    return loadCategories();
  };

  return {
    ...shelves,
    catalogCategories: { kind: 'idle' },
    catalogFeed: { kind: 'idle' },
    openCatalog: async () => {
      await Promise.all([openCategories(), openFeed()]);
    },
    refreshCatalog: async () => {
      await Promise.all([loadCategories(), feed.refresh()]);
    },
    loadMoreGoods: () => feed.more(),
    openShelves: async () => {
      if (get().catalogCategories.kind !== 'ready') await openCategories();
      const { catalogCategories, catalogShelfId } = get();
      const first = catalogCategories.kind === 'ready' ? catalogCategories.value[0]?.id : undefined;
      const shelfId = catalogShelfId ?? first;
      if (shelfId !== undefined) await shelves.openShelf(shelfId);
    },
  };
};
