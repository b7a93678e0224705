import { notInArray, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopCategories, shopProducts, shopSkus } from '../schema';
import { catalogueVersion, catalogue as ourCatalogue } from './catalogue';
import type { CategoryData } from './good';
import { rowsOf } from './rows';
import { takeSeedTurn } from './seed-turn';

const excluded = (column: string) => sql.raw(`excluded."${column}"`);

const writeRows = async (tx: Db, catalogue: readonly CategoryData[]): Promise<void> => {
  const { categories, products, skus } = rowsOf(catalogue);
  await tx
    .insert(shopCategories)
    .values(categories)
    .onConflictDoUpdate({
      target: shopCategories.id,
      set: { name: excluded('name'), image: excluded('image'), position: excluded('position') },
    });
  await tx
    .insert(shopProducts)
    .values(products)
    .onConflictDoUpdate({
      target: shopProducts.id,
      set: {
        categoryId: excluded('category_id'),
        title: excluded('title'),
        subtitle: excluded('subtitle'),
        images: excluded('images'),
        details: excluded('details'),
        tags: excluded('tags'),
        specs: excluded('specs'),
        originalPriceFen: excluded('original_price_fen'),
        limitPerOrder: excluded('limit_per_order'),
        onShelf: excluded('on_shelf'),
        position: excluded('position'),
      },
    });
  await tx
    .insert(shopSkus)
    .values(skus)
    .onConflictDoUpdate({
      target: shopSkus.id,
      set: { values: excluded('values'), priceFen: excluded('price_fen'), position: excluded('position') },
    });
  const ids = products.map(({ id }) => id);
  await tx.update(shopProducts).set({ onShelf: false }).where(notInArray(shopProducts.id, ids));
};

/**
 * Brings the goods of the data files into the database, all or nothing, when the database holds an older version.
 * Stock and sold counts are written for new rows only; a good that has left the files goes off the shelf.
 * Instances that start together take turns.
 */
export const seedCatalogue = async (
  db: Db,
  version: number = catalogueVersion,
  catalogue: readonly CategoryData[] = ourCatalogue,
): Promise<void> => {
  await takeSeedTurn(db, 'catalogue', version, (tx) => writeRows(tx, catalogue));
};
