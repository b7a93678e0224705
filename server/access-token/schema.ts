import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/**
 * The platforms' access tokens, one row per app: what all instances share. The token lies encrypted. `refusedAt`: the
 * platform refused this token, nobody gets it any more. `holder` may refresh until `leaseUntil`; `fence` counts the leases, and what the holder of an
 * older one brings home late is not taken.
 */
export const accessTokens = pgTable(
  'access_tokens',
  {
    platform: text('platform').notNull(),
    appId: text('app_id').notNull(),
    token: text('token'),
    expiresAt: millis('expires_at'),
    refreshAt: millis('refresh_at'),
    fetchedAt: millis('fetched_at'),
    refusedAt: millis('refused_at'),
    holder: text('holder'),
    leaseUntil: millis('lease_until').notNull().default(0),
    fence: integer('fence').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.platform, table.appId] })],
);
