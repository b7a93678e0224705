import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { rateLimits } from './schema';

/** Every member is one statement: of callers at once each sees a count of its own. */
export const rateLimitRepository = {
  /** Counts one more and gives the count; a stretch of time that has ended begins anew with this one. */
  count: async (db: Db, key: string, now: number, endsAt: number): Promise<number> => {
    const rows = await db
      .insert(rateLimits)
      .values({ key, endsAt, count: 1 })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          count: sql`case when ${rateLimits.endsAt} <= ${now} then 1 else ${rateLimits.count} + 1 end`,
          endsAt: sql`case when ${rateLimits.endsAt} <= ${now} then ${endsAt} else ${rateLimits.endsAt} end`,
        },
      })
      .returning({ count: rateLimits.count });
    return rows[0]?.count ?? 1;
  },

  /** Takes one back. */
  giveBack: async (db: Db, key: string): Promise<void> => {
    await db
      .update(rateLimits)
      .set({ count: sql`${rateLimits.count} - 1` })
      .where(and(eq(rateLimits.key, key), gt(rateLimits.count, 0)));
  },

  forget: async (db: Db, key: string): Promise<void> => {
    await db.delete(rateLimits).where(eq(rateLimits.key, key));
  },

  sweep: async (db: Db, now: number): Promise<void> => {
    await db.delete(rateLimits).where(lte(rateLimits.endsAt, now));
  },
};
