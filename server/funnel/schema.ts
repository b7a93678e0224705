import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { millis } from '../db/columns';

/** Steps that apps report. Nothing here leads to a person, a device or a session. */
export const telemetryEvents = pgTable(
  'telemetry_events',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** Random, made anew for each launch, or for the batch where the app gives none; null in rows from before. */
    flow: text('flow'),
    platform: text('platform', { enum: ['wechat', 'douyin', 'baidu', 'kuaishou', 'h5'] }).notNull(),
    /** When it happened by the app's clock, brought within the day before it arrived. */
    at: millis('at').notNull(),
    receivedAt: millis('received_at').notNull(),
    durationMs: integer('duration_ms'),
    reason: text('reason'),
  },
  (table) => [
    index('telemetry_events_at').on(table.at),
    index('telemetry_events_received_at').on(table.receivedAt),
  ],
);
