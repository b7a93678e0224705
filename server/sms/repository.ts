import { and, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { smsCodes } from './schema';

export const smsRepository = {
  /** Stores a new code unless the last message went out after `notAfter`. False: too soon. */
  begin: async (
    db: Db,
    row: { phone: string; codeHash: string; sentAt: number; expiresAt: number },
    notAfter: number,
  ): Promise<boolean> => {
    const values = { ...row, attempts: 0, usedAt: null };
    const rows = await db
      .insert(smsCodes)
      .values(values)
      .onConflictDoUpdate({ target: smsCodes.phone, set: values, setWhere: lte(smsCodes.sentAt, notAfter) })
      .returning({ phone: smsCodes.phone });
    return rows.length === 1;
  },

  /** Takes back a code whose message did not go out. */
  cancel: async (db: Db, phone: string, codeHash: string): Promise<void> => {
    await db.delete(smsCodes).where(and(eq(smsCodes.phone, phone), eq(smsCodes.codeHash, codeHash)));
  },

  /** Counts an attempt and gives the hash to compare with; null when there is no code that may still be tried. */
  attempt: async (db: Db, phone: string, now: number, most: number): Promise<string | null> => {
    const rows = await db
      .update(smsCodes)
      .set({ attempts: sql`${smsCodes.attempts} + 1` })
      .where(
        and(
          eq(smsCodes.phone, phone),
          isNull(smsCodes.usedAt),
          gt(smsCodes.expiresAt, now),
          lt(smsCodes.attempts, most),
        ),
      )
      .returning({ codeHash: smsCodes.codeHash });
    return rows[0]?.codeHash ?? null;
  },

  /** Uses the code up. True for exactly one caller. */
  consume: async (db: Db, phone: string, codeHash: string, now: number): Promise<boolean> => {
    const rows = await db
      .update(smsCodes)
      .set({ usedAt: now })
      .where(and(eq(smsCodes.phone, phone), eq(smsCodes.codeHash, codeHash), isNull(smsCodes.usedAt)))
      .returning({ phone: smsCodes.phone });
    return rows.length === 1;
  },
};
