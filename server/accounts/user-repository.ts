import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../db/types';
import { users } from './schema';

export type UserRow = typeof users.$inferSelect;

export const userRepository = {
  find: async (db: Db, id: string): Promise<UserRow | null> => {
    const rows = await db.select().from(users).where(eq(users.id, id));
    return rows[0] ?? null;
  },

  /** Locked until the transaction ends, in the order of their ids so that two merges cannot block each other. */
  lock: async (tx: Db, ids: readonly string[]): Promise<ReadonlyMap<string, UserRow>> => {
    const rows = await tx
      .select()
      .from(users)
      .where(inArray(users.id, [...ids]))
      .orderBy(users.id)
      .for('update');
    return new Map(rows.map((row) => [row.id, row]));
  },

  idByPhone: async (db: Db, phone: string): Promise<string | null> => {
    const rows = await db.select({ id: users.id }).from(users).where(eq(users.phone, phone));
    return rows[0]?.id ?? null;
  },

  /** A new visitor, or a new member when a phone number is given. The phone number must be free. */
  insert: async (db: Db, id: string, phone: string | null, now: number): Promise<void> => {
    await db.insert(users).values({ id, phone, createdAt: now, updatedAt: now });
  },

  remove: async (db: Db, id: string): Promise<void> => {
    await db.delete(users).where(eq(users.id, id));
  },

  setPhone: async (db: Db, id: string, phone: string, now: number): Promise<void> => {
    await db.update(users).set({ phone, updatedAt: now }).where(eq(users.id, id));
  },

  /** Null when there is no such user. */
  setNickname: async (db: Db, id: string, nickname: string, now: number): Promise<UserRow | null> => {
    const rows = await db.update(users).set({ nickname, updatedAt: now }).where(eq(users.id, id)).returning();
    return rows[0] ?? null;
  },

  setMergedInto: async (db: Db, id: string, target: string, now: number): Promise<void> => {
    await db.update(users).set({ mergedInto: target, updatedAt: now }).where(eq(users.id, id));
  },
};
