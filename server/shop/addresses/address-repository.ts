import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { lockUser } from '../lock-user';
import { shopAddresses } from './schema';

export type AddressRow = typeof shopAddresses.$inferSelect;
export type AddressFields = Omit<AddressRow, 'id' | 'userId' | 'isDefault' | 'updatedAt'>;

/** Addresses that one user may have. */
export const addressesMax = 20;

const mine = (userId: string, id: string) => and(eq(shopAddresses.userId, userId), eq(shopAddresses.id, id));

const inOrder = [
  desc(shopAddresses.isDefault),
  desc(shopAddresses.updatedAt),
  desc(shopAddresses.id),
] as const;

/** The default one first, then those changed last. */
export const listAddresses = (db: Db, userId: string): Promise<AddressRow[]> =>
  db
    .select()
    .from(shopAddresses)
    .where(eq(shopAddresses.userId, userId))
    .orderBy(...inOrder);

/** The named one, or the default one when none is named; null when there is none. */
export const findAddress = async (
  db: Db,
  userId: string,
  id: string | undefined,
): Promise<AddressRow | null> => {
  const chosen = id === undefined ? eq(shopAddresses.isDefault, true) : eq(shopAddresses.id, id);
  const [row] = await db
    .select()
    .from(shopAddresses)
    .where(and(eq(shopAddresses.userId, userId), chosen));
  return row ?? null;
};

const clearDefault = async (tx: Db, userId: string): Promise<void> => {
  await tx
    .update(shopAddresses)
    .set({ isDefault: false })
    .where(and(eq(shopAddresses.userId, userId), eq(shopAddresses.isDefault, true)));
};

const isSame = (row: AddressRow, fields: AddressFields): boolean =>
  (['name', 'phone', 'regionCode', 'detail', 'label'] as const).every((key) => row[key] === fields[key]);

interface NewAddress {
  readonly id: string;
  readonly userId: string;
  readonly fields: AddressFields;
  readonly asDefault: boolean;
  readonly at: number;
}

/**
 * Adds an address; one that is there already, word for word, is answered with instead, so that a request sent twice
 * adds one. The first is the default one. `ADDRESS_FULL` when there are `addressesMax`.
 */
export const addAddress = (db: Db, { id, userId, fields, asDefault, at }: NewAddress) =>
  db.transaction(async (tx): Promise<AddressRow | 'ADDRESS_FULL'> => {
    await lockUser(tx, userId);
    const present = await listAddresses(tx, userId);
    const same = present.find((row) => isSame(row, fields));
    if (same !== undefined && (same.isDefault || !asDefault)) return same;
    if (same === undefined && present.length >= addressesMax) return 'ADDRESS_FULL';
    if (asDefault) await clearDefault(tx, userId);
    if (same !== undefined) {
      await tx.update(shopAddresses).set({ isDefault: true }).where(mine(userId, same.id));
      return { ...same, isDefault: true };
    }
    const row = { ...fields, id, userId, isDefault: asDefault || present.length === 0, updatedAt: at };
    await tx.insert(shopAddresses).values(row);
    return row;
  });

/** Changes an address of the user; null when there is none. */
export const changeAddress = (db: Db, { id, userId, fields, asDefault, at }: NewAddress) =>
  db.transaction(async (tx): Promise<AddressRow | null> => {
    await lockUser(tx, userId);
    const present = await findAddress(tx, userId, id);
    if (present === null) return null;
    if (asDefault) await clearDefault(tx, userId);
    const [row] = await tx
      .update(shopAddresses)
      .set({ ...fields, updatedAt: at, isDefault: asDefault || present.isDefault })
      .where(mine(userId, id))
      .returning();
    return row ?? null;
  });

export const makeDefault = (db: Db, userId: string, id: string) =>
  db.transaction(async (tx): Promise<AddressRow | null> => {
    await lockUser(tx, userId);
    if ((await findAddress(tx, userId, id)) === null) return null;
    await clearDefault(tx, userId);
    const [row] = await tx.update(shopAddresses).set({ isDefault: true }).where(mine(userId, id)).returning();
    return row ?? null;
  });

/** Removes an address. When it was the default one, the one changed last takes its place. */
export const removeAddress = (db: Db, userId: string, id: string): Promise<void> =>
  db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const [gone] = await tx.delete(shopAddresses).where(mine(userId, id)).returning();
    if (gone?.isDefault !== true) return;
    const [next] = await listAddresses(tx, userId);
    if (next !== undefined) {
      await tx.update(shopAddresses).set({ isDefault: true }).where(mine(userId, next.id));
    }
  });

/**
 * The addresses of both in the second one's hands, each once; its default one stays. What is too many goes, the oldest
 * first.
 */
export const mergeAddresses = async (tx: Db, fromUserId: string, toUserId: string): Promise<void> => {
  const owned = await listAddresses(tx, toUserId);
  for (const row of await listAddresses(tx, fromUserId)) {
    if (owned.some((one) => isSame(one, row))) {
      await tx.delete(shopAddresses).where(mine(fromUserId, row.id));
      continue;
    }
    const isDefault = row.isDefault && owned.length === 0;
    await tx.update(shopAddresses).set({ userId: toUserId, isDefault }).where(mine(fromUserId, row.id));
  }
  const all = await listAddresses(tx, toUserId);
  for (const { id } of all.slice(addressesMax)) await tx.delete(shopAddresses).where(mine(toUserId, id));
};
