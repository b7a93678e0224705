import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../db/types';
import { takeSeedTurn } from '../catalogue/seed-turn';
import { offersVersion, offers as ourOffers } from './offers';
import { shopCoupons } from './schema';

const excluded = (column: string) => sql.raw(`excluded."${column}"`);

/**
 * Brings the offers into the database when this version of them is newer. How many were claimed stays; a total that
 * falls below that is raised to it. An offer that leaves the list ends.
 */
export const seedOffers = async (
  db: Db,
  now: number,
  version: number = offersVersion,
  offers: readonly (typeof ourOffers)[number][] = ourOffers,
): Promise<void> =>
  takeSeedTurn(db, 'coupons', version, async (tx) => {
    const known = await tx.select({ id: shopCoupons.id }).from(shopCoupons);
    const kept = new Set(offers.map(({ id }) => id));
    for (const { id } of known) {
      if (!kept.has(id)) await tx.update(shopCoupons).set({ endsAt: now }).where(eq(shopCoupons.id, id));
    }
    await tx
      .insert(shopCoupons)
      .values(offers.map((offer, position) => ({ ...offer, position })))
      .onConflictDoUpdate({
        target: shopCoupons.id,
        set: {
          title: excluded('title'),
          kind: excluded('kind'),
          offFen: excluded('off_fen'),
          percent: excluded('percent'),
          maxOffFen: excluded('max_off_fen'),
          thresholdFen: excluded('threshold_fen'),
          categoryIds: excluded('category_ids'),
          total: sql`greatest(excluded."total", ${shopCoupons.claimed})`,
          startsAt: excluded('starts_at'),
          endsAt: excluded('ends_at'),
          validDays: excluded('valid_days'),
          backOnRefund: excluded('back_on_refund'),
          position: excluded('position'),
        },
      });
  });
