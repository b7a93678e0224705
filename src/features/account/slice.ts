import type { UpdateProfileBody } from '@/contract';
import { bytesOf, cacheKeys } from '@/shared/cache';
import type { Loadable } from '@/shared/loadable';
import type { SliceCreator } from '@/store/types';
import { createHistory, type SeenProduct } from './history';

export interface AccountSlice {
  /** Products that the user looked at, newest first. */
  readonly accountHistory: Loadable<readonly SeenProduct[]>;
  readonly accountSaving: boolean;
  /** Fetches the user again. Never rejects: what is known of them stays. */
  reloadAccount(): Promise<void>;
  /** Brings a guest's history along; a guest's own is read from the device. Never rejects. */
  loadHistory(): Promise<void>;
  /** Puts a product into the history: a guest's on the device, anybody else's on the server. Never rejects. */
  recordVisit(product: SeenProduct): Promise<void>;
  /** Forgets one product; rejects when the server refuses, and then it stays. */
  removeSeen(productId: string): Promise<void>;
  /** Forgets all of them; rejects when the server refuses. */
  clearSeen(): Promise<void>;
  /** Bytes that the device keeps only to be faster. */
  cacheBytes(): number;
  /** Gives them back; what a user made stays. */
  clearCache(): void;
  /** Rejects when the server refuses. A tap while it runs does nothing and answers `false`. */
  saveProfile(change: UpdateProfileBody): Promise<boolean>;
  /** The clock that the app goes by, in epoch milliseconds. */
  accountNow(): number;
  /** This was another user's history. */
  forgetAccount(): void;
}

export const createAccountSlice: SliceCreator<AccountSlice> = (set, get, api) => {
  const { forget, ...history } = createHistory(set, get, api);
  return {
    ...history,
    accountSaving: false,
    reloadAccount: async () => {
      await api.auth.reloadUser().catch(() => undefined);
    },
    saveProfile: async (change) => {
      if (get().accountSaving) return false;
      set({ accountSaving: true });
      try {
        await api.auth.updateProfile(change);
        return true;
      } finally {
        set({ accountSaving: false });
      }
    },
    accountNow: () => api.clock.now(),
    cacheBytes: () => cacheKeys.reduce((sum, key) => sum + bytesOf(api.storage.read(key) ?? ''), 0),
    clearCache: () => {
      for (const key of cacheKeys) api.storage.remove(key);
    },
    forgetAccount: forget,
  };
};
