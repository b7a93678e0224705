import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { FavouriteSlice } from './slice';

export type Marks = Pick<FavouriteSlice, 'favouriteMarks' | 'loadFavouriteMark' | 'markFavourite'> & {
  /** An answer that is under way counts no more. */
  forget(): void;
};

/** Which goods the member marked. One request at a time per product; taps meanwhile are summed up in the last one. */
export const createMarks = (
  set: SliceSet<FavouriteSlice>,
  get: SliceGet<FavouriteSlice>,
  api: SliceApi,
): Marks => {
  const wanted = new Map<string, boolean>();
  const sending = new Map<string, Promise<void>>();
  let epoch = 0;

  const show = (productId: string, on: boolean): void =>
    set({ favouriteMarks: { ...get().favouriteMarks, [productId]: on } });

  const send = async (productId: string): Promise<void> => {
    const began = epoch;
    let confirmed = !wanted.get(productId);
    try {
      for (let on = wanted.get(productId); on !== undefined && on !== confirmed; on = wanted.get(productId)) {
        const name = on ? 'addFavourite' : 'removeFavourite';
        await api.auth.request(name, { params: { productId } });
        confirmed = on;
        if (began !== epoch) return;
      }
    } catch (caught) {
      if (began === epoch) show(productId, confirmed);
      throw caught;
    }
  };

  return {
    favouriteMarks: {},
    loadFavouriteMark: async (productId) => {
      const began = epoch;
      const answer = await api.auth.request('getFavourite', { params: { productId } }).catch(() => null);
      if (answer !== null && began === epoch && !sending.has(productId)) show(productId, answer.favourite);
    },
    markFavourite: (productId, on) => {
      wanted.set(productId, on);
      show(productId, on);
      const known = sending.get(productId);
      if (known !== undefined) return known;
      const work = send(productId).finally(() => {
        if (sending.get(productId) !== work) return;
        sending.delete(productId);
        wanted.delete(productId);
      });
      sending.set(productId, work);
      return work;
    },
    forget: () => {
      epoch += 1;
      wanted.clear();
      sending.clear();
      set({ favouriteMarks: {} });
    },
  };
};
