import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/** A person. With a phone number a member, without one a visitor. `mergedInto`: this one lives on as another. */
export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    phone: text('phone').unique(),
    nickname: text('nickname'),
    avatarUrl: text('avatar_url'),
    gender: text('gender', { enum: ['unknown', 'male', 'female'] })
      .notNull()
      .default('unknown'),
    birthday: text('birthday'),
    mergedInto: text('merged_into'),
    /** Argon2id in PHC form; null: no login by password. */
    passwordHash: text('password_hash'),
    /** When personal data is to go; null unless the user asked for that. */
    deletionAt: millis('deletion_at'),
    /** Since when the row holds nothing personal any more; it stays for the orders that name it. */
    deletedAt: millis('deleted_at'),
    /** Set by whoever runs the shop: the account is refused on every path. */
    disabledAt: millis('disabled_at'),
    createdAt: millis('created_at').notNull(),
    updatedAt: millis('updated_at').notNull(),
  },
  (table) => [index('users_deletion_at').on(table.deletionAt)],
);

/**
 * One platform's name for a person. `openId` is null for a device that is known only by its anonymous id (Douyin
 * without an account in the host). Session keys are encrypted; the previous one is tried second for a while.
 * While `lockedAt` is set the person has signed out: a silent login leads to `visitorId`, not to `userId`.
 */
export const channelIdentities = pgTable(
  'channel_identities',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    platform: text('platform', { enum: ['wechat', 'douyin', 'baidu', 'kuaishou'] }).notNull(),
    appId: text('app_id').notNull(),
    openId: text('open_id'),
    unionId: text('union_id'),
    anonymousId: text('anonymous_id'),
    sessionKey: text('session_key'),
    previousSessionKey: text('previous_session_key'),
    sessionKeyAt: millis('session_key_at'),
    lockedAt: millis('locked_at'),
    visitorId: text('visitor_id').references(() => users.id),
    createdAt: millis('created_at').notNull(),
    updatedAt: millis('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('channel_identities_open_id').on(table.platform, table.appId, table.openId),
    uniqueIndex('channel_identities_anonymous_id')
      .on(table.platform, table.appId, table.anonymousId)
      .where(sql`open_id is null`),
    index('channel_identities_union_id').on(table.platform, table.unionId),
    index('channel_identities_user').on(table.userId),
    index('channel_identities_visitor').on(table.visitorId),
  ],
);
