import { eq } from 'drizzle-orm';
import { users } from '../../accounts/schema';
import type { Database } from '../../db/types';
import { newId, systemRandom } from '../../random';
import { createManualClock, type ManualClock } from '../../testing/manual-clock';
import { createShop, type Shop } from '../create-shop';
import { shopCategories, shopProducts, shopSkus } from '../schema';

export interface TestGood {
  readonly productId: string;
  /** Ids of its SKUs, in order. */
  readonly skuIds: readonly [string, ...string[]];
}

export interface ShopFixture {
  readonly shop: Shop;
  readonly clock: ManualClock;
  /** A user of any kind; the shop does not look at more than the id. */
  addUser(): Promise<string>;
  /** A good of its own for a test, with one SKU per stock given. */
  addGood(good: {
    readonly stocks: readonly [number, ...number[]];
    readonly priceFen?: number;
    readonly limitPerOrder?: number;
  }): Promise<TestGood>;
  putOffShelf(productId: string): Promise<void>;
  setStock(skuId: string, stock: number): Promise<void>;
  setPrice(skuId: string, priceFen: number): Promise<void>;
  stockOf(skuId: string): Promise<number>;
}

const freshId = (prefix: string): string => `${prefix}-${newId(systemRandom)}`;

const goodAdder =
  ({ db }: Database): ShopFixture['addGood'] =>
  async ({ stocks, priceFen = 100, limitPerOrder }) => {
    const productId = freshId('good');
    await db
      .insert(shopCategories)
      .values({ id: 'test', name: '测试', image: '/assets/categories/fruit.webp', position: 99 })
      .onConflictDoNothing();
    await db.insert(shopProducts).values({
      id: productId,
      categoryId: 'test',
      title: `商品 ${productId}`,
      subtitle: '',
      images: [`/assets/goods/${productId}.webp`],
      details: [],
      tags: [],
      specs: [{ name: '规格', values: stocks.map((_, index) => `第 ${index + 1} 种`) }],
      soldCount: 0,
      limitPerOrder: limitPerOrder ?? null,
      onShelf: true,
      position: 1_000_000,
    });
    const [first, ...rest] = stocks.map((stock, position) => ({
      id: `${productId}-${position + 1}`,
      productId,
      values: [`第 ${position + 1} 种`],
      priceFen: priceFen + position,
      stock,
      position,
    }));
    if (first === undefined) throw new Error('a good has a SKU');
    await db.insert(shopSkus).values([first, ...rest]);
    return { productId, skuIds: [first.id, ...rest.map(({ id }) => id)] };
  };

/** The shop over a database, and what tests need to set the stage. */
export const createShopFixture = (database: Database): ShopFixture => {
  const { db } = database;
  const clock = createManualClock();
  return {
    clock,
    shop: createShop({ db, clock, random: systemRandom }),
    addUser: async () => {
      const id = freshId('user');
      await db.insert(users).values({ id, createdAt: clock.now(), updatedAt: clock.now() });
      return id;
    },
    addGood: goodAdder(database),
    putOffShelf: async (productId) => {
      await db.update(shopProducts).set({ onShelf: false }).where(eq(shopProducts.id, productId));
    },
    setStock: async (skuId, stock) => {
      await db.update(shopSkus).set({ stock }).where(eq(shopSkus.id, skuId));
    },
    setPrice: async (skuId, priceFen) => {
      await db.update(shopSkus).set({ priceFen }).where(eq(shopSkus.id, skuId));
    },
    stockOf: async (skuId) => {
      const [row] = await db.select({ stock: shopSkus.stock }).from(shopSkus).where(eq(shopSkus.id, skuId));
      if (row === undefined) throw new Error(`no SKU ${skuId}`);
      return row.stock;
    },
  };
};
