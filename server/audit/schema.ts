import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/** What is written down about accounts. */
export const auditKinds = [
  'login',
  'sign-out',
  'bind',
  'unbind',
  'phone-change',
  'merge',
  'revoke',
  'password',
  'rights',
  'member-added',
  'member-removed',
  'organisation-joined',
  'organisation-chosen',
  'deletion-requested',
  'deletion-cancelled',
  'deleted',
  'token-given',
  'token-refused',
] as const;

/**
 * Who did what when, by ids only: nothing here is personal once the account is gone, so rows outlive their users and
 * point nowhere by foreign key. `subjectId`: what the act was done to, when that is not the user.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: text('id').primaryKey(),
    at: millis('at').notNull(),
    kind: text('kind', { enum: auditKinds }).notNull(),
    userId: text('user_id').notNull(),
    sessionId: text('session_id'),
    subjectId: text('subject_id'),
  },
  (table) => [index('audit_events_user').on(table.userId, table.at)],
);
