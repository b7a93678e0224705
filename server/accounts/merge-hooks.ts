import type { Db } from '../db/types';

/**
 * Moves what belongs to `fromUserId` (a visitor) to `toUserId` (the member that the visitor turned out to be).
 * Runs inside the transaction of the merge: whatever it throws undoes the whole merge.
 */
export type MergeHook = (tx: Db, fromUserId: string, toUserId: string) => Promise<void>;

/** Who wants to know when two users become one; run in the order of registration. */
export interface MergeHooks {
  onMerge(hook: MergeHook): void;
  run: MergeHook;
}

export const createMergeHooks = (): MergeHooks => {
  const hooks: MergeHook[] = [];
  return {
    onMerge: (hook) => {
      hooks.push(hook);
    },
    run: async (tx, fromUserId, toUserId) => {
      for (const hook of hooks) await hook(tx, fromUserId, toUserId);
    },
  };
};
