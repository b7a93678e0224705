import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { FavouriteAnswer, ListFavouritesQuery, ProductsAnswer } from '../../../src/contract/catalog';
import type { Clock } from '../../clock';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { cutPage, decodeCursor } from '../cursor';
import { lockUser } from '../lock-user';
import { cardOf } from '../products/product-view';
import type { ProductsRepository } from '../products/products-repository';
import { shopProducts } from '../schema';
import { shopFavourites } from './schema';

const defaultLimit = 10;

/** A member's favourites. Adding twice and removing twice are no errors; what goes off the shelf stays in the list. */
export interface Favourites {
  /** NOT_FOUND for an unknown good. */
  add(userId: string, productId: string): Promise<FavouriteAnswer>;
  remove(userId: string, productIds: readonly string[]): Promise<void>;
  has(userId: string, productId: string): Promise<FavouriteAnswer>;
  /** Added last comes first. */
  list(userId: string, query: ListFavouritesQuery): Promise<ProductsAnswer>;
}

const mine = (userId: string, productIds: readonly string[]) =>
  and(eq(shopFavourites.userId, userId), inArray(shopFavourites.productId, [...productIds]));

const listRows = (db: Db, userId: string, after: { at: number; id: string } | undefined, limit: number) =>
  db
    .select({ productId: shopFavourites.productId, addedAt: shopFavourites.addedAt })
    .from(shopFavourites)
    .where(
      and(
        eq(shopFavourites.userId, userId),
        after === undefined
          ? undefined
          : sql`(${shopFavourites.addedAt}, ${shopFavourites.productId}) < (${after.at}, ${after.id})`,
      ),
    )
    .orderBy(desc(shopFavourites.addedAt), desc(shopFavourites.productId))
    .limit(limit);

export const createFavourites = (deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly products: ProductsRepository;
}): Favourites => {
  const { db, clock, products } = deps;
  return {
    add: (userId, productId) =>
      db.transaction(async (tx) => {
        await lockUser(tx, userId);
        const [known] = await tx
          .select({ id: shopProducts.id })
          .from(shopProducts)
          .where(eq(shopProducts.id, productId));
        if (known === undefined) throw new AppError('NOT_FOUND', { field: 'productId' });
        await tx
          .insert(shopFavourites)
          .values({ userId, productId, addedAt: clock.now() })
          .onConflictDoNothing();
        return { favourite: true };
      }),
    remove: async (userId, productIds) => {
      await db.delete(shopFavourites).where(mine(userId, productIds));
    },
    has: async (userId, productId) => {
      const rows = await db
        .select()
        .from(shopFavourites)
        .where(mine(userId, [productId]));
      return { favourite: rows.length > 0 };
    },
    list: async (userId, { cursor, limit = defaultLimit }) => {
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      const rows = await listRows(db, userId, after, limit + 1);
      const page = cutPage(rows, limit, ({ addedAt, productId }) => ({ at: addedAt, id: productId }));
      const found = await products.findByIds(page.items.map(({ productId }) => productId));
      const cards = new Map(found.map((product) => [product.id, cardOf(product)]));
      return {
        items: page.items.flatMap(({ productId }) => cards.get(productId) ?? []),
        nextCursor: page.nextCursor,
      };
    },
  };
};

/** Both users' favourites in the second one's hands, each good once. */
export const mergeFavourites = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  const rows = await tx.delete(shopFavourites).where(eq(shopFavourites.userId, fromUserId)).returning();
  if (rows.length === 0) return;
  await tx
    .insert(shopFavourites)
    .values(rows.map((row) => ({ ...row, userId: toUserId })))
    .onConflictDoNothing();
};
