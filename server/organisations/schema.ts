import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from '../accounts/schema';
import { millis } from '../db/columns';

/** A company whose people use the shop on its account. */
export const organisations = pgTable('organisations', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Counts what was changed about places, switches and packages; whoever changes something names the state they saw. */
  version: integer('version').notNull().default(0),
  createdAt: millis('created_at').notNull(),
});

/** Who belongs to which. The current one of somebody is what they chose last, else what they joined first. */
export const organisationMembers = pgTable(
  'organisation_members',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    isLeader: boolean('is_leader').notNull(),
    joinedAt: millis('joined_at').notNull(),
    chosenAt: millis('chosen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.userId] }),
    index('organisation_members_user').on(table.userId, table.joinedAt),
  ],
);

/** Places that wait for the first login with a phone number. `id` is what a leader calls one, who sees no number. */
export const organisationInvitations = pgTable(
  'organisation_invitations',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    phone: text('phone').notNull(),
    isLeader: boolean('is_leader').notNull(),
    id: text('id').notNull().default(sql`gen_random_uuid()`),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.phone] }),
    index('organisation_invitations_phone').on(table.phone),
  ],
);

/** 套餐: what an organisation can subscribe to. */
export const packages = pgTable('packages', { id: integer('id').primaryKey(), name: text('name').notNull() });

/** The modules that a package opens. */
export const packageModules = pgTable(
  'package_modules',
  {
    packageId: integer('package_id')
      .notNull()
      .references(() => packages.id),
    module: text('module').notNull(),
  },
  (table) => [primaryKey({ columns: [table.packageId, table.module] })],
);

export const organisationPackages = pgTable(
  'organisation_packages',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    packageId: integer('package_id')
      .notNull()
      .references(() => packages.id),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.packageId] })],
);

/** 动态权限: a module that the leader has switched off for one member. No row: it is on. */
export const moduleSwitches = pgTable(
  'module_switches',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    module: text('module').notNull(),
    switchedAt: millis('switched_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.userId, table.module] })],
);

/**
 * Counts the changes of one user's rights, whichever organisation they came from; it never falls, also when the user
 * leaves. 0: looked for an organisation and found none. No row: not looked yet.
 */
export const permissionVersions = pgTable('permission_versions', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  version: integer('version').notNull(),
});
