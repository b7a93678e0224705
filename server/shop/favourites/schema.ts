import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from '../../accounts/schema';
import { millis } from '../../db/columns';
import { shopProducts } from '../schema';

export const shopFavourites = pgTable(
  'shop_favourites',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    productId: text('product_id')
      .notNull()
      .references(() => shopProducts.id),
    addedAt: millis('added_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.productId] }),
    index('shop_favourites_newest').on(table.userId, table.addedAt, table.productId),
  ],
);
