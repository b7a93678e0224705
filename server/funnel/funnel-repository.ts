import { lt } from 'drizzle-orm';
import type { Db } from '../db/types';
import { telemetryEvents } from './schema';

export type TelemetryRow = typeof telemetryEvents.$inferInsert;

export const funnelRepository = {
  insert: async (db: Db, rows: readonly TelemetryRow[]): Promise<void> => {
    await db.insert(telemetryEvents).values([...rows]);
  },

  removeBefore: async (db: Db, receivedAt: number): Promise<void> => {
    await db.delete(telemetryEvents).where(lt(telemetryEvents.receivedAt, receivedAt));
  },
};
