import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/** How often something happened in a stretch of time that ends at `endsAt`. `key` is a keyed hash: it names neither a number nor an address. */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    endsAt: millis('ends_at').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [index('rate_limits_ends_at').on(table.endsAt)],
);
