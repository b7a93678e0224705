import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/** The platforms' access tokens, encrypted, so that a restart need not fetch them anew. */
export const accessTokens = pgTable(
  'access_tokens',
  {
    platform: text('platform').notNull(),
    appId: text('app_id').notNull(),
    token: text('token').notNull(),
    expiresAt: millis('expires_at').notNull(),
    fetchedAt: millis('fetched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.appId] })],
);
