import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { shopSeeds } from '../schema';

/** Any number will do as long as every version of the server uses the same one. */
const lockNumber = 7_308_212;

const storedVersion = async (db: Db, part: string): Promise<number> => {
  const [row] = await db.select().from(shopSeeds).where(eq(shopSeeds.part, part));
  return row?.version ?? 0;
};

/**
 * Writes a part of the data files, all or nothing, when the database holds an older version of it. Instances that start
 * together take turns.
 */
export const takeSeedTurn = async (
  db: Db,
  part: string,
  version: number,
  write: (tx: Db) => Promise<void>,
): Promise<void> => {
  if ((await storedVersion(db, part)) >= version) return;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber})`);
    if ((await storedVersion(tx, part)) >= version) return;
    await write(tx);
    await tx
      .insert(shopSeeds)
      .values({ part, version })
      .onConflictDoUpdate({ target: shopSeeds.part, set: { version } });
  });
};
