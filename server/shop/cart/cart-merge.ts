import { inArray } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { lockBothUsers } from '../lock-user';
import { shopCartItems } from '../schema';
import { type CartLine, readLines } from './cart-lines';
import { cartMaxLines, mergedQuantity } from './cart-rules';

/** Lines newest first, each SKU once, pieces added. */
export const mergeLines = (lines: readonly CartLine[]): CartLine[] => {
  const merged = new Map<string, CartLine>();
  for (const line of lines) {
    const present = merged.get(line.skuId);
    if (present === undefined) merged.set(line.skuId, line);
    else {
      merged.set(line.skuId, {
        ...present,
        quantity: mergedQuantity(line, present.quantity, line.quantity),
        checked: present.checked || line.checked,
      });
    }
  }
  return [...merged.values()].slice(0, cartMaxLines);
};

/** Both carts as one: counts added, capped by stock and limit. The first user's cart is empty afterwards. */
export const mergeCarts = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  const users = [fromUserId, toUserId] as const;
  await lockBothUsers(tx, users);
  const lines = mergeLines(await readLines(tx, users));
  await tx.delete(shopCartItems).where(inArray(shopCartItems.userId, [...users]));
  if (lines.length === 0) return;
  await tx.insert(shopCartItems).values(
    lines.map(({ skuId, quantity, addedAt, checked }) => ({
      userId: toUserId,
      skuId,
      quantity,
      addedAt,
      checked,
    })),
  );
};
