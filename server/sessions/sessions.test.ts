import { eq } from 'drizzle-orm';
import { users } from '../accounts/schema';
import { systemRandom } from '../random';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { sessionRepository } from './repository';
import { sessions as table } from './schema';
import { createSessions } from './sessions';

describeOnDatabases('sessions', (database) => {
  const clock = createManualClock();
  const create = () =>
    createSessions({ db: database().db, clock, random: systemRandom, lifeMs: 1000, idleMs: 1000 });
  const newUser = async (id: string, phone: string | null = null) => {
    await database().db.insert(users).values({ id, phone, createdAt: 1, updatedAt: 1 });
    return { userId: id, identityId: null, platform: 'wechat' as const };
  };

  test('[S03] a token has 256 bits, is never the same, and only its hash is kept', async () => {
    const sessions = create();
    const owner = await newUser('a');
    const [one, two] = [await sessions.open(database().db, owner), await sessions.open(database().db, owner)];
    expect(Buffer.from(one.token, 'base64url')).toHaveLength(32);
    expect(one.token).not.toBe(two.token);
    const rows = await database().db.select().from(table);
    expect(JSON.stringify(rows)).not.toContain(one.token);
  });

  test('[S03] a token leads to its account until it is revoked or its end has come', async () => {
    const sessions = create();
    const { db } = database();
    const one = await sessions.open(db, await newUser('b', '13800000000'));
    expect(await sessions.find(one.token)).toMatchObject({
      account: { userId: 'b', sessionId: one.sessionId, busiIdentity: 'MEMBER', platform: 'wechat' },
      user: { id: 'b', phoneMasked: '138****0000' },
      rightsVersion: null,
    });
    expect(await sessions.find(`${one.token}x`)).toBeNull();
    clock.advance(999);
    expect(await sessions.find(one.token)).not.toBeNull();
    clock.advance(1);
    expect(await sessions.find(one.token)).toBeNull();
    const two = await sessions.open(db, { userId: 'b', identityId: null, platform: 'h5' });
    expect(await sessionRepository.revoke(db, two.sessionId, clock.now())).toBe(true);
    expect(await sessionRepository.revoke(db, two.sessionId, clock.now())).toBe(false);
    expect(await sessions.find(two.token)).toBeNull();
  });

  test('[S03] ending all of one user leaves the others', async () => {
    const sessions = create();
    const { db } = database();
    const mine = [
      await sessions.open(db, await newUser('c')),
      await sessions.open(db, { userId: 'c', identityId: null, platform: 'h5' }),
    ];
    const other = await sessions.open(db, await newUser('d'));
    await sessionRepository.revokeAllOfUser(db, 'c', clock.now());
    expect(await Promise.all(mine.map(({ token }) => sessions.find(token)))).toEqual([null, null]);
    expect(await sessions.find(other.token)).not.toBeNull();
    const rows = await db.select({ revokedAt: table.revokedAt }).from(table).where(eq(table.userId, 'c'));
    expect(rows).toEqual([{ revokedAt: clock.now() }, { revokedAt: clock.now() }]);
  });

  test('[S10] a session slides while it is used, and ends when it is not', async () => {
    const day = 24 * 3600 * 1000;
    const own = { db: database().db, clock, random: systemRandom, lifeMs: 30 * day, idleMs: day };
    const sessions = createSessions(own);
    const { token, sessionId } = await sessions.open(database().db, await newUser('e'));
    for (let n = 0; n < 5; n += 1) {
      clock.advance(day - 1);
      expect(await sessions.find(token)).toMatchObject({ account: { sessionId } });
    }
    clock.advance(day - 1);
    expect(await sessions.peek(token)).not.toBeNull();
    clock.advance(1);
    expect(await sessions.find(token)).toBeNull();
  });

  test('[S10] use does not lengthen the absolute life', async () => {
    const hour = 3600 * 1000;
    const own = { db: database().db, clock, random: systemRandom, lifeMs: 3 * hour, idleMs: 2 * hour };
    const sessions = createSessions(own);
    const { token } = await sessions.open(database().db, await newUser('f'));
    for (const alive of [true, true, false]) {
      clock.advance(hour);
      expect((await sessions.find(token)) !== null).toBe(alive);
    }
  });

  test('[S10] use is written down every five minutes at most', async () => {
    const day = 24 * 3600 * 1000;
    const own = { db: database().db, clock, random: systemRandom, lifeMs: day, idleMs: day };
    const sessions = createSessions(own);
    const { token, sessionId } = await sessions.open(database().db, await newUser('g'));
    const opened = clock.now();
    const seen = async () => {
      await Promise.all(Array.from({ length: 5 }, () => sessions.find(token)));
      const rows = await own.db.select({ at: table.lastSeenAt }).from(table).where(eq(table.id, sessionId));
      return (rows[0]?.at ?? 0) - opened;
    };
    clock.advance(5 * 60_000 - 1);
    expect(await seen()).toBe(0);
    clock.advance(1);
    expect(await seen()).toBe(5 * 60_000);
    clock.advance(1000);
    expect(await seen()).toBe(5 * 60_000);
  });
});
