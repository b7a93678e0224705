import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { users } from '../../accounts/schema';
import { millis } from '../../db/columns';

/** The names of the region are kept beside its code: a table that is renewed does not change what was written. */
export const shopAddresses = pgTable(
  'shop_addresses',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    regionCode: text('region_code').notNull(),
    province: text('province').notNull(),
    city: text('city').notNull(),
    district: text('district').notNull(),
    detail: text('detail').notNull(),
    label: text('label').notNull(),
    isDefault: boolean('is_default').notNull(),
    updatedAt: millis('updated_at').notNull(),
  },
  (table) => [
    index('shop_addresses_user').on(table.userId, table.updatedAt),
    uniqueIndex('shop_addresses_one_default').on(table.userId).where(sql`${table.isDefault}`),
  ],
);
