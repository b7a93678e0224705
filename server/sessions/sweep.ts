import { inArray, lt, or } from 'drizzle-orm';
import type { Chore } from '../chores';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { sessions } from './schema';

/** How long a session that has ended is kept, for whoever looks into what happened. */
export const keepEndedMs = 7 * 24 * 3_600_000;
const batch = 1_000;
const mostBatches = 50;

/** Removes sessions that ended a week ago, in small steps; what one round leaves waits for the next. */
export const createSessionSweep =
  ({ db, clock }: { readonly db: Db; readonly clock: Clock }): Chore =>
  async () => {
    const before = clock.now() - keepEndedMs;
    const ended = db
      .select({ id: sessions.id })
      .from(sessions)
      .where(or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before)))
      .limit(batch);
    for (let done = 0; done < mostBatches; done += 1) {
      const removed = await db
        .delete(sessions)
        .where(inArray(sessions.id, ended))
        .returning({ id: sessions.id });
      if (removed.length < batch) return;
    }
  };
