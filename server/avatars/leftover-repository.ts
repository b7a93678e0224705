import { and, asc, eq, lte } from 'drizzle-orm';
import type { Db } from '../db/types';
import { avatarLeftovers } from './schema';

const leftovers = avatarLeftovers;

export const leftoverRepository = {
  put: async (db: Db, key: string, removeAt: number): Promise<void> => {
    await db
      .insert(leftovers)
      .values({ key, removeAt })
      .onConflictDoUpdate({ target: leftovers.key, set: { removeAt } });
  },

  /** False when it is no leftover, or its bytes are gone. */
  take: async (tx: Db, key: string): Promise<boolean> => {
    const rows = await tx.delete(leftovers).where(eq(leftovers.key, key)).returning({ key: leftovers.key });
    return rows.length === 1;
  },

  due: async (db: Db, now: number, most: number): Promise<readonly string[]> => {
    const rows = await db
      .select({ key: leftovers.key })
      .from(leftovers)
      .where(lte(leftovers.removeAt, now))
      .orderBy(asc(leftovers.removeAt))
      .limit(most);
    return rows.map(({ key }) => key);
  },

  /** Holds a due leftover until the transaction ends; false when somebody else has it, or took it. */
  lockDue: async (tx: Db, key: string, now: number): Promise<boolean> => {
    const rows = await tx
      .select({ key: leftovers.key })
      .from(leftovers)
      .where(and(eq(leftovers.key, key), lte(leftovers.removeAt, now)))
      .for('update', { skipLocked: true });
    return rows.length === 1;
  },
};
