import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/**
 * Pictures that are nobody's: kept a moment ago for somebody whose row is not written yet, or replaced, or left behind
 * by an account that is gone. Their bytes go at `removeAt` unless somebody took the picture before.
 */
export const avatarLeftovers = pgTable(
  'avatar_leftovers',
  { key: text('key').primaryKey(), removeAt: millis('remove_at').notNull() },
  (table) => [index('avatar_leftovers_remove_at').on(table.removeAt)],
);
