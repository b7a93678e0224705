import { integer, pgTable, text } from 'drizzle-orm/pg-core';

/** Words of the shop's own list with how often they were searched for; what people type is never added to it. */
export const shopHotWords = pgTable('shop_hot_words', {
  word: text('word').primaryKey(),
  position: integer('position').notNull(),
  searches: integer('searches').notNull().default(0),
});
