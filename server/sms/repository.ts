import { and, eq, gt, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Db } from '../db/types';
import { smsCodes } from './schema';

export type SmsCodeRow = typeof smsCodes.$inferSelect;

export const smsRepository = {
  /** Stores a new code unless the last message went out after `notAfter`. False: too soon. */
  begin: async (
    db: Db,
    row: Pick<SmsCodeRow, 'phone' | 'purpose' | 'codeHash' | 'sentAt' | 'expiresAt'>,
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

  /**
   * Counts an attempt and gives the hash to compare with; null when there is no code of this purpose that may still be
   * tried. A code of another purpose is left alone.
   */
  attempt: async (db: Db, phone: string, purpose: SmsCodeRow['purpose'], now: number, most: number) => {
    const rows = await db
      .update(smsCodes)
      .set({ attempts: sql`${smsCodes.attempts} + 1` })
      .where(
        and(
          eq(smsCodes.phone, phone),
          eq(smsCodes.purpose, purpose),
          isNull(smsCodes.usedAt),
          gt(smsCodes.expiresAt, now),
          lt(smsCodes.attempts, most),
        ),
      )
      .returning({ codeHash: smsCodes.codeHash });
    return rows[0]?.codeHash ?? null;
  },

  /** Removes codes that ended before this moment. */
  sweep: async (db: Db, before: number): Promise<void> => {
    await db.delete(smsCodes).where(lt(smsCodes.expiresAt, before));
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
