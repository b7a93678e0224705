import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { users } from '../accounts/schema';
import { millis } from '../db/columns';

/** Which version of the data files each part of the catalogue was last taken from. */
export const shopSeeds = pgTable('shop_seeds', {
  part: text('part').primaryKey(),
  version: integer('version').notNull(),
});

export const shopCategories = pgTable('shop_categories', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  image: text('image').notNull(),
  position: integer('position').notNull(),
});

/** A good. Its lowest price and whether it is sold out follow from its SKUs and are not kept here. */
export const shopProducts = pgTable(
  'shop_products',
  {
    id: text('id').primaryKey(),
    categoryId: text('category_id')
      .notNull()
      .references(() => shopCategories.id),
    title: text('title').notNull(),
    subtitle: text('subtitle').notNull(),
    images: jsonb('images').$type<readonly string[]>().notNull(),
    details: jsonb('details').$type<readonly string[]>().notNull(),
    tags: jsonb('tags').$type<readonly string[]>().notNull(),
    specs: jsonb('specs').$type<readonly { name: string; values: readonly string[] }[]>().notNull(),
    originalPriceFen: integer('original_price_fen'),
    soldCount: integer('sold_count').notNull(),
    limitPerOrder: integer('limit_per_order'),
    onShelf: boolean('on_shelf').notNull(),
    /** The place in lists; lists of one category and the list of all goods use the same. */
    position: integer('position').notNull(),
  },
  (table) => [
    index('shop_products_list').on(table.position, table.id),
    index('shop_products_category_list').on(table.categoryId, table.position, table.id),
  ],
);

export const shopSkus = pgTable(
  'shop_skus',
  {
    id: text('id').primaryKey(),
    productId: text('product_id')
      .notNull()
      .references(() => shopProducts.id),
    values: jsonb('values').$type<readonly string[]>().notNull(),
    priceFen: integer('price_fen').notNull(),
    stock: integer('stock').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    index('shop_skus_product').on(table.productId, table.position),
    check('shop_skus_stock_not_negative', sql`${table.stock} >= 0`),
  ],
);

/** What lies in the cart of a visitor or a member. Price and title come from the catalogue at every look. */
export const shopCartItems = pgTable(
  'shop_cart_items',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    skuId: text('sku_id')
      .notNull()
      .references(() => shopSkus.id),
    quantity: integer('quantity').notNull(),
    addedAt: millis('added_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.skuId] }),
    check('shop_cart_items_quantity_positive', sql`${table.quantity} > 0`),
  ],
);

/** Goods looked at, one row per good, for visitors and members. */
export const shopHistory = pgTable(
  'shop_history',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    productId: text('product_id')
      .notNull()
      .references(() => shopProducts.id),
    viewedAt: millis('viewed_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.productId] }),
    index('shop_history_newest').on(table.userId, table.viewedAt),
  ],
);

/** `bodyHash`: what the request with this key asked for, so that the key cannot stand for another order. */
export const shopOrders = pgTable(
  'shop_orders',
  {
    id: text('id').primaryKey(),
    number: text('number').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    status: text('status', {
      enum: ['pending_payment', 'pending_shipment', 'pending_receipt', 'completed', 'cancelled'],
    }).notNull(),
    totalFen: bigint('total_fen', { mode: 'number' }).notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    bodyHash: text('body_hash').notNull(),
    createdAt: millis('created_at').notNull(),
  },
  (table) => [
    unique('shop_orders_user_key').on(table.userId, table.idempotencyKey),
    index('shop_orders_list').on(table.userId, table.createdAt, table.id),
    index('shop_orders_status_list').on(table.userId, table.status, table.createdAt, table.id),
  ],
);

/** Title, spec, picture and price as they were when the order was made; they never change afterwards. */
export const shopOrderItems = pgTable(
  'shop_order_items',
  {
    orderId: text('order_id')
      .notNull()
      .references(() => shopOrders.id),
    position: integer('position').notNull(),
    skuId: text('sku_id')
      .notNull()
      .references(() => shopSkus.id),
    productId: text('product_id')
      .notNull()
      .references(() => shopProducts.id),
    title: text('title').notNull(),
    specText: text('spec_text').notNull(),
    image: text('image').notNull(),
    priceFen: integer('price_fen').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.position] })],
);
