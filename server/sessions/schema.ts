import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { channelIdentities, users } from '../accounts/schema';
import { millis } from '../db/columns';

/** A login on one device. Only the hash of its token is kept. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    identityId: text('identity_id').references(() => channelIdentities.id),
    platform: text('platform', { enum: ['wechat', 'douyin', 'baidu', 'kuaishou', 'h5'] }).notNull(),
    createdAt: millis('created_at').notNull(),
    /** The last request, within a few minutes. */
    lastSeenAt: millis('last_seen_at').notNull(),
    expiresAt: millis('expires_at').notNull(),
    revokedAt: millis('revoked_at'),
  },
  (table) => [
    index('sessions_user').on(table.userId),
    index('sessions_identity').on(table.identityId),
    index('sessions_expires_at').on(table.expiresAt),
    index('sessions_revoked_at').on(table.revokedAt).where(sql`revoked_at is not null`),
  ],
);
