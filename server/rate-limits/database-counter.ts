import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { RateCounter } from './rate-counter';
import { rateLimits } from './schema';

/**
 * Counts for all instances, which a restart does not forget. Every change is one statement on one row, which lets one
 * caller at a time look and count. In a transaction that fails, what was counted is not.
 */
export const databaseCounter: RateCounter = {
  take: async (db, key, { most, now, endsAt }) => {
    if (most <= 0) return endsAt;
    const isOver = lte(rateLimits.endsAt, now);
    const rows = await db
      .insert(rateLimits)
      .values({ key, endsAt, count: 1 })
      .onConflictDoUpdate({
        target: rateLimits.key,
        set: {
          count: sql`case when ${isOver} then 1 else ${rateLimits.count} + 1 end`,
          endsAt: sql`case when ${isOver} then ${endsAt} else ${rateLimits.endsAt} end`,
        },
        setWhere: sql`${isOver} or ${rateLimits.count} < ${most}`,
      })
      .returning({ count: rateLimits.count });
    if (rows.length > 0) return null;
    const [row] = await db.select().from(rateLimits).where(eq(rateLimits.key, key));
    return row?.endsAt ?? now;
  },

  giveBack: async (db, key) => {
    await db
      .update(rateLimits)
      .set({ count: sql`${rateLimits.count} - 1` })
      .where(and(eq(rateLimits.key, key), gt(rateLimits.count, 0)));
  },

  forget: async (db, key) => {
    await db.delete(rateLimits).where(eq(rateLimits.key, key));
  },

  sweep: async (db, now) => {
    await db.delete(rateLimits).where(lte(rateLimits.endsAt, now));
  },
};
