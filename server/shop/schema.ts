import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
    /** Whether the line is in the sum that goes to the checkout. */
    checked: boolean('checked').notNull().default(true),
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
