import type { ProductCard } from '@/contract';
import { createPager, type Paged } from '@/shared/paged';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';
import { createMarks } from './marks';

const PAGE_SIZE = 10;
/** As many as one request may name. */
const MOST_REMOVED = 100;

export interface FavouriteSlice {
  /** The member's favourites, added last first. */
  readonly favouriteList: Paged<ProductCard>;
  /** By product id, whether the member marked it; absent while that is not known. */
  readonly favouriteMarks: Readonly<Record<string, boolean>>;
  /** The list from its start. Never rejects. */
  openFavourites(): Promise<void>;
  /** The list again, keeping what is shown; rejects when it failed. */
  refreshFavourites(): Promise<void>;
  /** Never rejects. */
  loadMoreFavourites(): Promise<void>;
  /** Takes these out of the list; rejects when the server refuses, and then all stand. */
  removeFavourites(productIds: readonly string[]): Promise<void>;
  /** Asks whether a product is marked; for members. Never rejects: what is not known looks unmarked. */
  loadFavouriteMark(productId: string): Promise<void>;
  /** Marks or unmarks: shown at once, the last of several taps holds. Rejects, and takes it back, when refused. */
  markFavourite(productId: string, on: boolean): Promise<void>;
  /** These were another user's. */
  forgetFavourites(): void;
}

export const createFavouriteSlice: SliceCreator<FavouriteSlice> = (set, get, api) => {
  const { forget: forgetMarks, ...marks } = createMarks(set, get, api);
  const list = createPager<ProductCard>({
    fetch: (cursor) =>
      api.auth.request('listFavourites', {
        query: { limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) },
      }),
    read: () => get().favouriteList,
    write: (favouriteList) => set({ favouriteList }),
    sentence: (caught) => failureOf(caught).sentence,
  });

  const takeOut = (productIds: readonly string[]): void => {
    const { favouriteList, favouriteMarks } = get();
    const off = Object.fromEntries(productIds.map((id) => [id, false]));
    set({ favouriteMarks: { ...favouriteMarks, ...off } });
    if (favouriteList.kind !== 'ready') return;
    const items = favouriteList.items.filter(({ id }) => !productIds.includes(id));
    set({ favouriteList: { ...favouriteList, items } });
  };

  return {
    ...marks,
    favouriteList: { kind: 'idle' },
    openFavourites: () => list.open(),
    refreshFavourites: () => list.refresh(),
    loadMoreFavourites: () => list.more(),
    removeFavourites: async (productIds) => {
      for (let from = 0; from < productIds.length; from += MOST_REMOVED) {
        const part = productIds.slice(from, from + MOST_REMOVED);
        await api.auth.request('removeFavourites', { body: { productIds: part } });
        takeOut(part);
      }
      const { favouriteList } = get();
      // What is left may be less than a screen while the server has more.
      if (favouriteList.kind === 'ready' && favouriteList.items.length < PAGE_SIZE) await list.more();
    },
    forgetFavourites: () => {
      list.forget();
      forgetMarks();
    },
  };
};
