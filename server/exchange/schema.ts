import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/**
 * Login codes that were spent here, by hash. While `startedAt` is recent and there is neither an answer nor a
 * failure, the exchange is under way. `token` is the encrypted answer, kept for as long as a repeat may ask for it.
 */
export const loginCodes = pgTable(
  'login_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    keyHash: text('key_hash').notNull(),
    startedAt: millis('started_at').notNull(),
    failure: text('failure'),
    sessionId: text('session_id'),
    token: text('token'),
  },
  (table) => [index('login_codes_started_at').on(table.startedAt)],
);
