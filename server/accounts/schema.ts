import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/** A person. With a phone number a member, without one a visitor. `mergedInto`: this one lives on as another. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  phone: text('phone').unique(),
  nickname: text('nickname'),
  avatarUrl: text('avatar_url'),
  gender: text('gender', { enum: ['unknown', 'male', 'female'] })
    .notNull()
    .default('unknown'),
  birthday: text('birthday'),
  mergedInto: text('merged_into'),
  createdAt: millis('created_at').notNull(),
  updatedAt: millis('updated_at').notNull(),
});

/**
 * One platform's name for a person. `openId` is null for a device that is known only by its anonymous id (Douyin
 * without an account in the host). Session keys are encrypted; the previous one is tried second for a while.
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
  ],
);
