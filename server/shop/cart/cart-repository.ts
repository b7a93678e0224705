import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { lockUser } from '../lock-user';
import { shopCartItems } from '../schema';
import { type CartLine, countLines, readLines, readQuantity, readSellable } from './cart-lines';
import { cartMaxLines, invalidReasonOf, type Refusal, refusalOf } from './cart-rules';
import { changeSku, type WantedSku } from './change-sku';

export type { CartLine } from './cart-lines';

export type CartOutcome = 'done' | Refusal | 'NOT_FOUND' | 'CART_FULL';

/**
 * All writes to one cart take turns, on however many servers: what they check still holds when they write. They throw
 * AUTH_FAIL as `lockUser` does.
 */
export interface CartRepository {
  /** Newest first. */
  list(userId: string): Promise<CartLine[]>;
  /** Adds pieces to what is there, or refuses and changes nothing. NOT_FOUND: no such SKU. */
  add(userId: string, skuId: string, pieces: number, at: number): Promise<CartOutcome>;
  /**
   * Sets the pieces of a line, or refuses and changes nothing. Fewer pieces are never refused: stock may have fallen
   * below what is in the cart, and a stepper goes down one by one. NOT_FOUND: the SKU is not in the cart.
   */
  setQuantity(userId: string, skuId: string, quantity: number): Promise<CartOutcome>;
  /** Removing what is not there is no error. */
  remove(userId: string, skuIds: readonly string[]): Promise<void>;
  /** Takes out what cannot be bought any more. */
  clearInvalid(userId: string): Promise<void>;
  /** Marks lines for the checkout, or takes the mark off; all of them when none is named. */
  check(userId: string, skuIds: readonly string[] | undefined, checked: boolean): Promise<void>;
  /** As `changeSku`. */
  changeSku(userId: string, skuId: string, to: WantedSku): Promise<CartOutcome | 'INVALID_INPUT'>;
}

const addLine = async (
  tx: Db,
  line: { userId: string; skuId: string; pieces: number; at: number },
): Promise<CartOutcome> => {
  const { userId, skuId, pieces, at } = line;
  await lockUser(tx, userId);
  const sku = await readSellable(tx, skuId);
  if (sku === null) return 'NOT_FOUND';
  const present = await readQuantity(tx, userId, skuId);
  const quantity = present + pieces;
  const refusal = refusalOf(sku, quantity);
  if (refusal !== null) return refusal;
  if (present === 0 && (await countLines(tx, userId)) >= cartMaxLines) return 'CART_FULL';
  await tx
    .insert(shopCartItems)
    .values({ userId, skuId, quantity, addedAt: at })
    .onConflictDoUpdate({
      target: [shopCartItems.userId, shopCartItems.skuId],
      set: { quantity, addedAt: at, checked: true },
    });
  return 'done';
};

const setLine = async (tx: Db, userId: string, skuId: string, quantity: number): Promise<CartOutcome> => {
  await lockUser(tx, userId);
  const present = await readQuantity(tx, userId, skuId);
  const sku = await readSellable(tx, skuId);
  if (present === 0 || sku === null) return 'NOT_FOUND';
  const refusal = quantity > present ? refusalOf(sku, quantity) : null;
  if (refusal !== null) return refusal;
  await tx
    .update(shopCartItems)
    .set({ quantity })
    .where(and(eq(shopCartItems.userId, userId), eq(shopCartItems.skuId, skuId)));
  return 'done';
};

/** Takes lines out of the cart of a user whom the transaction has locked. Answers with the SKUs that were in it. */
export const takeLines = async (tx: Db, userId: string, skuIds: readonly string[]): Promise<string[]> => {
  const gone = await tx
    .delete(shopCartItems)
    .where(and(eq(shopCartItems.userId, userId), inArray(shopCartItems.skuId, [...skuIds])))
    .returning({ skuId: shopCartItems.skuId });
  return gone.map(({ skuId }) => skuId);
};

export const createCartRepository = (db: Db): CartRepository => ({
  list: (userId) => readLines(db, [userId]),
  add: (userId, skuId, pieces, at) => db.transaction((tx) => addLine(tx, { userId, skuId, pieces, at })),
  setQuantity: (userId, skuId, quantity) => db.transaction((tx) => setLine(tx, userId, skuId, quantity)),
  remove: (userId, skuIds) =>
    db.transaction(async (tx) => {
      await lockUser(tx, userId);
      await takeLines(tx, userId, skuIds);
    }),
  clearInvalid: (userId) =>
    db.transaction(async (tx) => {
      await lockUser(tx, userId);
      const gone = (await readLines(tx, [userId])).filter((line) => invalidReasonOf(line) !== null);
      if (gone.length > 0)
        await takeLines(
          tx,
          userId,
          gone.map(({ skuId }) => skuId),
        );
    }),
  check: (userId, skuIds, checked) =>
    db.transaction(async (tx) => {
      await lockUser(tx, userId);
      await tx
        .update(shopCartItems)
        .set({ checked })
        .where(
          and(
            eq(shopCartItems.userId, userId),
            skuIds === undefined ? undefined : inArray(shopCartItems.skuId, [...skuIds]),
          ),
        );
    }),
  changeSku: (userId, skuId, to) => db.transaction((tx) => changeSku(tx, userId, skuId, to)),
});
