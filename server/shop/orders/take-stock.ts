import { and, eq, gte, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { AppError } from '../../errors';
import { readSellable } from '../cart/cart-lines';
import { refusalOf } from '../cart/cart-rules';
import { specTextOf } from '../products/product-view';
import { shopProducts, shopSkus } from '../schema';

export interface Wanted {
  readonly skuId: string;
  readonly quantity: number;
  /** The place in the request. */
  readonly position: number;
}

/** A piece of an order as it will be kept. */
export interface TakenLine extends Wanted {
  readonly productId: string;
  readonly categoryId: string;
  readonly title: string;
  readonly specText: string;
  readonly image: string;
  readonly priceFen: number;
}

/** Takes the pieces off the stock if they are there and on the shelf: check and change are one statement. */
const takeOne = async (tx: Db, wanted: Wanted) => {
  const [row] = await tx
    .update(shopSkus)
    .set({ stock: sql`${shopSkus.stock} - ${wanted.quantity}` })
    .from(shopProducts)
    .where(
      and(
        eq(shopSkus.id, wanted.skuId),
        eq(shopProducts.id, shopSkus.productId),
        eq(shopProducts.onShelf, true),
        gte(shopSkus.stock, wanted.quantity),
      ),
    )
    .returning({
      productId: shopProducts.id,
      categoryId: shopProducts.categoryId,
      title: shopProducts.title,
      images: shopProducts.images,
      limitPerOrder: shopProducts.limitPerOrder,
      values: shopSkus.values,
      priceFen: shopSkus.priceFen,
    });
  return row;
};

/** Says why `takeOne` took nothing. The row is read after the attempt; what it says may already have changed. */
const explain = async (tx: Db, wanted: Wanted): Promise<AppError> => {
  const sku = await readSellable(tx, wanted.skuId);
  const field = `items/${wanted.position}`;
  if (sku === null) return new AppError('NOT_FOUND', { field: `${field}/skuId` });
  return new AppError(refusalOf(sku, wanted.quantity) ?? 'OUT_OF_STOCK', { field });
};

const takeLine = async (tx: Db, wanted: Wanted): Promise<TakenLine> => {
  const row = await takeOne(tx, wanted);
  if (row === undefined) throw await explain(tx, wanted);
  if (row.limitPerOrder !== null && wanted.quantity > row.limitPerOrder) {
    throw new AppError('PURCHASE_LIMIT', { field: `items/${wanted.position}` });
  }
  return {
    ...wanted,
    productId: row.productId,
    categoryId: row.categoryId,
    title: row.title,
    specText: specTextOf(row.values),
    image: row.images[0] ?? '',
    priceFen: row.priceFen,
  };
};

/**
 * Takes all pieces or throws, which must undo the transaction; answers in the order of the request. SKUs are taken in
 * the order of their ids, so that two orders for the same goods wait for each other instead of blocking each other for
 * ever.
 */
export const takeStock = async (tx: Db, wanted: readonly Wanted[]): Promise<TakenLine[]> => {
  const lines: TakenLine[] = [];
  const byId = [...wanted].sort((a, b) => (a.skuId < b.skuId ? -1 : 1));
  for (const one of byId) lines.push(await takeLine(tx, one));
  return lines.sort((a, b) => a.position - b.position);
};
