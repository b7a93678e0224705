import type { ProductCard } from '@/contract';
import { createKeptList, hasFields } from '@/shared/kept-list';
import { createLoader } from '@/shared/loader';
import { createTask } from '@/shared/task';
import { failureOf } from '@/store/failure';
import type { SliceApi, SliceGet, SliceSet } from '@/store/types';
import type { AccountSlice } from './slice';

/** As much of a product as the history shows; whether it can be bought is known of what the server lists. */
export type SeenProduct = Pick<ProductCard, 'id' | 'title' | 'image' | 'priceFen'> &
  Partial<Pick<ProductCard, 'saleState'>>;

const MOST_SEEN = 20;

const isSeen = (value: unknown): value is SeenProduct =>
  hasFields(value, { id: 'string', title: 'string', image: 'string', priceFen: 'number' });

export type History = Pick<
  AccountSlice,
  'accountHistory' | 'loadHistory' | 'recordVisit' | 'removeSeen' | 'clearSeen'
> & {
  /** What is shown was another user's; what a guest has seen stays on the device. */
  forget(): void;
};

/**
 * What was looked at last. It lies on the server as soon as that knows who this is; a guest's lies on the device and
 * is brought along, oldest first, with the next thing that is asked.
 */
export const createHistory = (
  set: SliceSet<AccountSlice>,
  get: SliceGet<AccountSlice>,
  api: SliceApi,
): History => {
  const guest = createKeptList({ place: () => api.storage, key: 'guest-history', isEntry: isSeen });
  const isKnown = (): boolean => ['visitor', 'member'].includes(get().auth.kind);
  const record = (productId: string): Promise<unknown> =>
    api.auth.request('recordHistory', { body: { productId } });

  const bring = createTask(async () => {
    for (const { id } of [...guest.read()].reverse()) {
      const failure = await record(id).then(() => null, failureOf);
      // What the server does not know any more is no loss; without an answer it is tried again.
      if (failure !== null && failure.code !== 'NOT_FOUND') return;
      guest.write(guest.read().filter((seen) => seen.id !== id));
    }
  });

  const load = createLoader<readonly SeenProduct[]>({
    fetch: async () => {
      if (guest.read().length > 0) await bring();
      return (await api.auth.request('listHistory', {})).items;
    },
    read: () => get().accountHistory,
    write: (accountHistory) => set({ accountHistory }),
    sentence: (caught) => failureOf(caught).sentence,
  });

  /** An answer that was under way before still tells of what is gone, so it counts no more. */
  const keepOnly = (isLeft: (seen: SeenProduct) => boolean): void => {
    const { accountHistory } = get();
    load.forget();
    if (accountHistory.kind === 'ready')
      set({ accountHistory: { kind: 'ready', value: accountHistory.value.filter(isLeft) } });
  };

  return {
    accountHistory: { kind: 'idle' },
    loadHistory: async () => {
      if (isKnown()) await load();
      else set({ accountHistory: { kind: 'ready', value: guest.read() } });
    },
    recordVisit: async ({ id, title, image, priceFen }) => {
      if (!isKnown()) {
        const others = guest.read().filter((seen) => seen.id !== id);
        guest.write([{ id, title, image, priceFen }, ...others].slice(0, MOST_SEEN));
        return;
      }
      if (guest.read().length > 0) await bring();
      await record(id).catch(() => undefined);
    },
    removeSeen: async (productId) => {
      guest.write(guest.read().filter((seen) => seen.id !== productId));
      if (isKnown()) await api.auth.request('removeHistory', { params: { productId } });
      keepOnly((seen) => seen.id !== productId);
    },
    clearSeen: async () => {
      guest.write([]);
      if (isKnown()) await api.auth.request('clearHistory', {});
      keepOnly(() => false);
    },
    forget: load.forget,
  };
};
