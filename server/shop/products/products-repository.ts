import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import type { Place } from '../cursor';
import { shopCategories, shopProducts, shopSkus } from '../schema';

type ProductRow = typeof shopProducts.$inferSelect;
export type SkuRow = typeof shopSkus.$inferSelect;
export type CategoryRow = typeof shopCategories.$inferSelect;

/** A good with its SKUs in their order; every good has at least one. */
export interface ProductWithSkus extends ProductRow {
  readonly skus: readonly SkuRow[];
}

export interface ProductsRepository {
  listCategories(): Promise<CategoryRow[]>;
  /** Goods on the shelf in list order, those after `after` only. */
  list(query: {
    readonly categoryId: string | undefined;
    readonly after: Place | undefined;
    readonly limit: number;
  }): Promise<ProductWithSkus[]>;
  /** Goods by id, on the shelf or not, in no particular order; unknown ids are left out. */
  findByIds(ids: readonly string[]): Promise<ProductWithSkus[]>;
}

const withSkus = async (db: Db, products: readonly ProductRow[]): Promise<ProductWithSkus[]> => {
  if (products.length === 0) return [];
  const ids = products.map(({ id }) => id);
  const skus = await db
    .select()
    .from(shopSkus)
    .where(inArray(shopSkus.productId, ids))
    .orderBy(asc(shopSkus.position));
  return products.map((product) => ({
    ...product,
    skus: skus.filter(({ productId }) => productId === product.id),
  }));
};

export const createProductsRepository = (db: Db): ProductsRepository => ({
  listCategories: () => db.select().from(shopCategories).orderBy(asc(shopCategories.position)),

  list: async ({ categoryId, after, limit }) => {
    const products = await db
      .select()
      .from(shopProducts)
      .where(
        and(
          eq(shopProducts.onShelf, true),
          categoryId === undefined ? undefined : eq(shopProducts.categoryId, categoryId),
          after === undefined
            ? undefined
            : sql`(${shopProducts.position}, ${shopProducts.id}) > (${after.at}, ${after.id})`,
        ),
      )
      .orderBy(asc(shopProducts.position), asc(shopProducts.id))
      .limit(limit);
    return withSkus(db, products);
  },

  findByIds: async (ids) => {
    if (ids.length === 0) return [];
    const products = await db
      .select()
      .from(shopProducts)
      .where(inArray(shopProducts.id, [...ids]));
    return withSkus(db, products);
  },
});
