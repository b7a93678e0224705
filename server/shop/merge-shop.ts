import type { Db } from '../db/types';
import { mergeCarts } from './cart/cart-merge';
import { mergeHistories } from './history/history-repository';

/** What becomes of a visitor's things when the visitor turns out to be a member. Runs inside the merge's transaction. */
export const mergeShop = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  await mergeCarts(tx, fromUserId, toUserId);
  await mergeHistories(tx, fromUserId, toUserId);
};
