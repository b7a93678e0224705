import type { ProductCard } from '@/contract';
import type { Loadable } from '@/shared/loadable';
import { createLoader } from '@/shared/loader';
import { failureOf } from '@/store/failure';
import type { SliceCreator } from '@/store/types';

export interface AccountSlice {
  /** Products that the user looked at, newest first. */
  readonly accountHistory: Loadable<readonly ProductCard[]>;
  readonly accountSaving: boolean;
  /** Fetches the user again. Never rejects: what is known of them stays. */
  reloadAccount(): Promise<void>;
  loadHistory(): Promise<void>;
  /** Rejects when the server refuses. A tap while it runs does nothing and answers `false`. */
  saveNickname(nickname: string): Promise<boolean>;
}

export const createAccountSlice: SliceCreator<AccountSlice> = (set, get, api) => ({
  accountHistory: { kind: 'idle' },
  accountSaving: false,
  reloadAccount: async () => {
    await api.auth.reloadUser().catch(() => undefined);
  },
  loadHistory: createLoader<readonly ProductCard[]>({
    fetch: async () => (await api.auth.request('listHistory', {})).items,
    read: () => get().accountHistory,
    write: (accountHistory) => set({ accountHistory }),
    sentence: (caught) => failureOf(caught).sentence,
  }),
  saveNickname: async (nickname) => {
    if (get().accountSaving) return false;
    set({ accountSaving: true });
    try {
      await api.auth.updateProfile({ nickname });
      return true;
    } finally {
      set({ accountSaving: false });
    }
  },
});
