import { and, count, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopCartItems, shopProducts, shopSkus } from '../schema';
import type { Sellable } from './cart-rules';

/** One line of a cart with what the catalogue says about it at the moment. */
export interface CartLine extends Sellable {
  readonly userId: string;
  readonly skuId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly addedAt: number;
  readonly title: string;
  readonly images: readonly string[];
  readonly values: readonly string[];
  readonly priceFen: number;
  readonly originalPriceFen: number | null;
  readonly categoryId: string;
  readonly tags: readonly string[];
  readonly checked: boolean;
}

/** The lines of some users, newest first. */
export const readLines = (db: Db, userIds: readonly string[]): Promise<CartLine[]> =>
  db
    .select({
      userId: shopCartItems.userId,
      skuId: shopCartItems.skuId,
      productId: shopSkus.productId,
      quantity: shopCartItems.quantity,
      addedAt: shopCartItems.addedAt,
      checked: shopCartItems.checked,
      categoryId: shopProducts.categoryId,
      title: shopProducts.title,
      tags: shopProducts.tags,
      originalPriceFen: shopProducts.originalPriceFen,
      images: shopProducts.images,
      onShelf: shopProducts.onShelf,
      limitPerOrder: shopProducts.limitPerOrder,
      values: shopSkus.values,
      priceFen: shopSkus.priceFen,
      stock: shopSkus.stock,
    })
    .from(shopCartItems)
    .innerJoin(shopSkus, eq(shopSkus.id, shopCartItems.skuId))
    .innerJoin(shopProducts, eq(shopProducts.id, shopSkus.productId))
    .where(inArray(shopCartItems.userId, [...userIds]))
    .orderBy(desc(shopCartItems.addedAt), desc(shopCartItems.skuId));

export const readSellable = async (
  db: Db,
  skuId: string,
): Promise<(Sellable & { readonly productId: string }) | null> => {
  const [row] = await db
    .select({
      productId: shopProducts.id,
      onShelf: shopProducts.onShelf,
      stock: shopSkus.stock,
      limitPerOrder: shopProducts.limitPerOrder,
    })
    .from(shopSkus)
    .innerJoin(shopProducts, eq(shopProducts.id, shopSkus.productId))
    .where(eq(shopSkus.id, skuId));
  return row ?? null;
};

/** Pieces of a SKU in a cart; 0 when it is not in it. */
export const readQuantity = async (db: Db, userId: string, skuId: string): Promise<number> => {
  const [row] = await db
    .select({ quantity: shopCartItems.quantity })
    .from(shopCartItems)
    .where(and(eq(shopCartItems.userId, userId), eq(shopCartItems.skuId, skuId)));
  return row?.quantity ?? 0;
};

export const countLines = async (db: Db, userId: string): Promise<number> => {
  const [row] = await db
    .select({ lines: count() })
    .from(shopCartItems)
    .where(eq(shopCartItems.userId, userId));
  return row?.lines ?? 0;
};
