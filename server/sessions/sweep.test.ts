import { users } from '../accounts/schema';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { sessions } from './schema';
import { createSessionSweep, keepEndedMs } from './sweep';

describeOnDatabases('the sweep of sessions', (database) => {
  test('[S10] what ended a week ago goes, however it ended, and nothing else', async () => {
    const { db } = database();
    const clock = createManualClock();
    const now = clock.now();
    await db.insert(users).values({ id: 'u', createdAt: 1, updatedAt: 1 });
    const row = (id: string, expiresAt: number, revokedAt: number | null) => ({
      ...{ id, tokenHash: id, userId: 'u', platform: 'h5' as const, createdAt: 1, lastSeenAt: 1 },
      ...{ expiresAt, revokedAt },
    });
    const [recent, old] = [now - keepEndedMs, now - keepEndedMs - 1];
    const many = Array.from({ length: 1_500 }, (_, n) => row(`old-${n}`, old, null));
    await db.insert(sessions).values(many);
    await db
      .insert(sessions)
      .values([row('live', now + 1, null), row('expired', recent, null), row('revoked', now + 1, recent)]);
    await db.insert(sessions).values([row('revoked long ago', now + 1, old)]);
    await createSessionSweep({ db, clock })();
    const left = await db.select({ id: sessions.id }).from(sessions);
    expect(left.map(({ id }) => id).sort()).toEqual(['expired', 'live', 'revoked']);
  });
});
