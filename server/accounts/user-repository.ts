import { eq, inArray, lte } from 'drizzle-orm';
import type { Db } from '../db/types';
import { users } from './schema';

export type UserRow = typeof users.$inferSelect;

/** A row without anything personal. */
export const nobody = {
  phone: null,
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
  passwordHash: null,
  deletionAt: null,
} as const satisfies Partial<UserRow>;

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

  byPhone: async (db: Db, phone: string): Promise<UserRow | null> => {
    const rows = await db.select().from(users).where(eq(users.phone, phone));
    return rows[0] ?? null;
  },

  /** Changes what is given and gives the whole row. The user must be there. */
  update: async (db: Db, id: string, change: Partial<UserRow>, now: number): Promise<UserRow> => {
    const rows = await db
      .update(users)
      .set({ ...change, updatedAt: now })
      .where(eq(users.id, id))
      .returning();
    if (rows[0] === undefined) throw new Error('a user to be changed is not there');
    return rows[0];
  },

  /** Users whose time to be forgotten has come. */
  dueForDeletion: async (db: Db, now: number, most: number): Promise<readonly string[]> => {
    const rows = await db
      .select({ id: users.id })
      .from(users)
      .where(lte(users.deletionAt, now))
      .orderBy(users.deletionAt)
      .limit(most);
    return rows.map(({ id }) => id);
  },

  /** The row itself is of no more use than to say where its user went. */
  setMergedInto: async (db: Db, id: string, target: string, now: number): Promise<void> => {
    await db
      .update(users)
      .set({ ...nobody, mergedInto: target, updatedAt: now })
      .where(eq(users.id, id));
  },
};
