import type { Db } from '../db/types';

/**
 * Removes what else is personal of a user who is to be forgotten. Runs inside the transaction that forgets: whatever it
 * throws undoes that, and it is tried again later. What cannot be rolled back (a file) is therefore removed last, or in
 * a way that may be repeated.
 */
export type DeletionHook = (tx: Db, userId: string) => Promise<void>;

/** Who wants to know when a user is forgotten; run in the order of registration. */
export interface DeletionHooks {
  onDelete(hook: DeletionHook): void;
  run: DeletionHook;
}

export const createDeletionHooks = (): DeletionHooks => {
  const hooks: DeletionHook[] = [];
  return {
    onDelete: (hook) => {
      hooks.push(hook);
    },
    run: async (tx, userId) => {
      for (const hook of hooks) await hook(tx, userId);
    },
  };
};
