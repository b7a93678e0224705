import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/** The newest message per phone number. A code serves its purpose and no other. Only a keyed hash is kept. */
export const smsCodes = pgTable('sms_codes', {
  phone: text('phone').primaryKey(),
  purpose: text('purpose', { enum: ['login', 'reset-password', 'change-phone', 'proof'] })
    .notNull()
    .default('login'),
  codeHash: text('code_hash').notNull(),
  sentAt: millis('sent_at').notNull(),
  expiresAt: millis('expires_at').notNull(),
  attempts: integer('attempts').notNull().default(0),
  usedAt: millis('used_at'),
});
