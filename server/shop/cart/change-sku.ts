import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { lockUser } from '../lock-user';
import { shopCartItems } from '../schema';
import { readSellable } from './cart-lines';
import { type Refusal, refusalOf } from './cart-rules';

export interface WantedSku {
  readonly skuId: string;
  readonly quantity?: number | undefined;
}

const readLine = async (tx: Db, userId: string, skuId: string) => {
  const [row] = await tx
    .select()
    .from(shopCartItems)
    .where(and(eq(shopCartItems.userId, userId), eq(shopCartItems.skuId, skuId)));
  return row ?? null;
};

/**
 * Puts another SKU of the same good in a line's place, which it keeps in the list; a line of that SKU that is there
 * already becomes one with it, pieces added. Refuses and changes nothing: NOT_FOUND when the line or the SKU is not
 * there, INVALID_INPUT for a SKU of another good.
 */
export const changeSku = async (
  tx: Db,
  userId: string,
  skuId: string,
  to: WantedSku,
): Promise<'done' | Refusal | 'NOT_FOUND' | 'INVALID_INPUT'> => {
  await lockUser(tx, userId);
  const line = await readLine(tx, userId, skuId);
  const [from, wanted] = [await readSellable(tx, skuId), await readSellable(tx, to.skuId)];
  if (line === null || from === null || wanted === null) return 'NOT_FOUND';
  if (from.productId !== wanted.productId) return 'INVALID_INPUT';
  const other = to.skuId === skuId ? null : await readLine(tx, userId, to.skuId);
  const quantity = (to.quantity ?? line.quantity) + (other?.quantity ?? 0);
  const refusal = refusalOf(wanted, quantity);
  if (refusal !== null) return refusal;
  await tx.delete(shopCartItems).where(and(eq(shopCartItems.userId, userId), eq(shopCartItems.skuId, skuId)));
  const row = { quantity, addedAt: line.addedAt, checked: line.checked || other?.checked === true };
  await tx
    .insert(shopCartItems)
    .values({ userId, skuId: to.skuId, ...row })
    .onConflictDoUpdate({ target: [shopCartItems.userId, shopCartItems.skuId], set: row });
  return 'done';
};
