import { eq } from 'drizzle-orm';
import type { Order } from '../../../src/contract/trade';
import { users } from '../../accounts/schema';
import { sandboxCashierKey } from '../../config-sandbox';
import type { Database } from '../../db/types';
import { AppError } from '../../errors';
import { createLogger } from '../../log';
import { newId, type Random, systemRandom } from '../../random';
import { createManualClock, type ManualClock } from '../../testing/manual-clock';
import { shopCoupons } from '../coupons/schema';
import { createShop, type Shop } from '../create-shop';
import { createCashierChannel } from '../payments/cashier-channel';
import { shopCategories, shopProducts, shopSkus } from '../schema';
import { createTestCashier, type TestCashier } from './test-cashier';

export interface TestGood {
  readonly productId: string;
  /** Ids of its SKUs, in order. */
  readonly skuIds: readonly [string, ...string[]];
}

export interface ShopFixture {
  readonly shop: Shop;
  readonly clock: ManualClock;
  readonly cashier: TestCashier;
  /** A user of any kind with one address; the shop does not look at more than the id. */
  addUser(): Promise<string>;
  /** An offer that takes `offFen` off, or keeps `percent`, unless the changes say otherwise; answers with its id. */
  addOffer(changes?: Partial<typeof shopCoupons.$inferInsert>): Promise<string>;
  /** The user's own coupon of a fresh offer; answers with its id. */
  giveCoupon(userId: string, changes?: Partial<typeof shopCoupons.$inferInsert>): Promise<string>;
  /** An order for `pieces` of a SKU. */
  order(userId: string, skuId: string, pieces?: number, couponId?: string): Promise<Order>;
  /** An order that was paid at the cashier. */
  paidOrder(userId: string, skuId: string, pieces?: number, couponId?: string): Promise<Order>;
  /** A paid order on its way. */
  shippedOrder(userId: string, skuId: string, pieces?: number): Promise<Order>;
  /** A good of its own for a test, with one SKU per stock given. */
  addGood(good: {
    readonly stocks: readonly [number, ...number[]];
    readonly priceFen?: number;
    readonly limitPerOrder?: number;
    readonly categoryId?: string;
    readonly title?: string;
  }): Promise<TestGood>;
  putOffShelf(productId: string): Promise<void>;
  setStock(skuId: string, stock: number): Promise<void>;
  setPrice(skuId: string, priceFen: number): Promise<void>;
  stockOf(skuId: string): Promise<number>;
}

const freshId = (prefix: string): string => `${prefix}-${newId(systemRandom)}`;

const goodAdder =
  ({ db }: Database): ShopFixture['addGood'] =>
  async ({ stocks, priceFen = 100, limitPerOrder, categoryId = 'test', title }) => {
    const productId = freshId('good');
    await db
      .insert(shopCategories)
      .values({ id: categoryId, name: '测试', image: '/assets/categories/fruit.webp', position: 99 })
      .onConflictDoNothing();
    await db.insert(shopProducts).values({
      id: productId,
      categoryId,
      title: title ?? `商品 ${productId}`,
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

export const addressBody = {
  name: '林小满',
  phone: '13900000001',
  regionCode: '330106',
  detail: '翠苑街道 1 号',
} as const;

export const parcel = { carrier: '顺丰速运', trackingNumber: 'SF0000000001' } as const;

export const testTimes = { payWindowMs: 30 * 60_000, receiveWindowMs: 10 * 24 * 3_600_000 } as const;

/** A shop with a cashier of its own, both on one clock. */
export const openTestShop = ({ db }: Database, clock: ManualClock, random: Random = systemRandom) => {
  const cashier = createTestCashier(clock);
  const port = createCashierChannel({
    url: cashier.url,
    key: sandboxCashierKey,
    noticeUrl: () => 'http://shop.test/notices',
    clock,
    random,
    fetch: cashier.fetch,
    timeoutMs: 5_000,
  });
  const logger = createLogger('silent');
  const times = { ...testTimes, merchantDelayMs: null };
  const shop = createShop({ db, clock, random, logger, paymentPort: port, times });
  cashier.connect(async (request) => {
    try {
      await shop.payments.hear(port.readNotice(request));
      return 200;
    } catch (error) {
      return error instanceof AppError ? error.status : 500;
    }
  });
  return { shop, cashier };
};

const traders = (
  shop: Shop,
  cashier: TestCashier,
): Pick<ShopFixture, 'order' | 'paidOrder' | 'shippedOrder'> => {
  const order: ShopFixture['order'] = async (userId, skuId, quantity = 1, couponId) => {
    const body = { items: [{ skuId, quantity }], fromCart: false, couponId: couponId ?? null };
    return (await shop.orders.create({ userId, key: freshId('key'), body })).order;
  };
  const paidOrder: ShopFixture['order'] = async (userId, ...what) => {
    const { id } = await order(userId, ...what);
    const { payment } = await shop.payments.pay(userId, id);
    await cashier.tap(payment, 'pay');
    return (await shop.orders.get(userId, id)).order;
  };
  return {
    order,
    paidOrder,
    shippedOrder: async (userId, ...what) => {
      const { id } = await paidOrder(userId, ...what);
      await shop.desk.ship(id, parcel);
      return (await shop.orders.get(userId, id)).order;
    },
  };
};

const offerAdder =
  ({ db }: Database, clock: ManualClock): ShopFixture['addOffer'] =>
  async (changes = {}) => {
    const id = freshId('offer');
    await db.insert(shopCoupons).values({
      id,
      title: '测试券',
      kind: changes.percent === undefined ? 'reduce' : 'percent',
      offFen: changes.percent === undefined ? 500 : null,
      thresholdFen: 0,
      categoryIds: [],
      total: 1000,
      startsAt: clock.now() - 1000,
      endsAt: clock.now() + 30 * 24 * 3_600_000,
      backOnRefund: false,
      position: 1000,
      ...changes,
    });
    return id;
  };

/** The shop over a database, and what tests need to set the stage. */
export const createShopFixture = (database: Database): ShopFixture => {
  const { db } = database;
  const clock = createManualClock();
  const { shop, cashier } = openTestShop(database, clock);
  const addOffer = offerAdder(database, clock);
  return {
    clock,
    shop,
    cashier,
    addOffer,
    ...traders(shop, cashier),
    giveCoupon: async (userId, changes) =>
      (await shop.coupons.claim(userId, await addOffer(changes))).coupon.id,
    addUser: async () => {
      const id = freshId('user');
      await db.insert(users).values({ id, createdAt: clock.now(), updatedAt: clock.now() });
      await shop.addresses.create(id, addressBody);
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
