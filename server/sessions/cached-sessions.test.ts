import { eq } from 'drizzle-orm';
import { users } from '../accounts/schema';
import type { AppContext } from '../context';
import { createLogger } from '../log';
import { createPrometheusMetrics } from '../metrics/prometheus';
import { permissionVersions } from '../organisations/schema';
import { newId, systemRandom } from '../random';
import { systemScheduler } from '../scheduler';
import { testConfig } from '../testing/config';
import { describeOnDatabases } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { type OpenedSessions, openSessions } from './open-sessions';
import { sessionRepository } from './repository';
import { sessions as table } from './schema';
import { touchMs } from './sessions';

const day = 24 * 3_600_000;

/** Lets what has come over connections be heard. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describeOnDatabases('sessions in memory', (database) => {
  const clock = createManualClock();
  let opened: OpenedSessions;
  beforeAll(async () => {
    opened = openSessions({
      config: testConfig({ sessionCacheSize: 100, sessionLifeMs: 30 * day, sessionIdleMs: 2 * day }),
      database: database(),
      clock,
      random: systemRandom,
      scheduler: systemScheduler,
      logger: createLogger('silent'),
      metrics: createPrometheusMetrics(),
    } as unknown as AppContext);
    opened.changes.start();
    while (!opened.changes.isFresh()) await turn();
  });
  afterAll(() => opened.changes.close());

  const member = async () => {
    const { db } = database();
    const userId = newId(systemRandom);
    const phone = String(10_000_000_000 + systemRandom.int(1_000_000_000));
    await db.insert(users).values({ id: userId, phone, createdAt: 1, updatedAt: 1 });
    const session = await opened.sessions.open(db, { userId, identityId: null, platform: 'h5' });
    return { userId, ...session };
  };
  const hits = () => opened.cache.state().hits;
  /** Whether the session was found, and in memory. */
  const look = async (token: string) => {
    const before = hits();
    const found = await opened.sessions.find(token);
    return { found, inMemory: hits() > before };
  };

  test('[S14] the second request of a session asks no database, and learns the same', async () => {
    const { token } = await member();
    const first = await look(token);
    const second = await look(token);
    expect([first.inMemory, second.inMemory]).toEqual([false, true]);
    expect(second.found).toEqual(first.found);
    expect(opened.sessions.find(token)).not.toBeInstanceOf(Promise);
  });

  const changes: [string, (session: { userId: string; sessionId: string }) => Promise<unknown>, unknown][] = [
    ['revoked', ({ sessionId }) => sessionRepository.revoke(database().db, sessionId, 1), null],
    ['removed', ({ sessionId }) => database().db.delete(table).where(eq(table.id, sessionId)), null],
    [
      'its user shut out',
      ({ userId }) => database().db.update(users).set({ disabledAt: 1 }).where(eq(users.id, userId)),
      'disabled',
    ],
    [
      'its user without a number',
      ({ userId }) => database().db.update(users).set({ phone: null }).where(eq(users.id, userId)),
      expect.objectContaining({ account: expect.objectContaining({ busiIdentity: 'VISIT' }) }),
    ],
    [
      'its rights changed',
      ({ userId }) => database().db.insert(permissionVersions).values({ userId, version: 7 }),
      expect.objectContaining({ rightsVersion: 7 }),
    ],
  ];
  test.each(changes)('[S14] [S13] %s: memory knows when that is settled', async (_, change, expected) => {
    const session = await member();
    await look(session.token);
    expect((await look(session.token)).inMemory).toBe(true);
    await change(session);
    await opened.changes.settle();
    expect(await opened.sessions.find(session.token)).toEqual(expected);
  });

  test('[S14] a change that is rolled back concerns nobody', async () => {
    const { token, sessionId } = await member();
    await look(token);
    const work = database().db.transaction(async (tx) => {
      await sessionRepository.revoke(tx, sessionId, 1);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await opened.changes.settle();
    expect((await look(token)).inMemory).toBe(true);
  });

  test('[S10] use is written down from memory as well, and slides the end', async () => {
    const { token, sessionId } = await member();
    const seen = async () =>
      (await database().db.select({ at: table.lastSeenAt }).from(table).where(eq(table.id, sessionId)))[0]
        ?.at;
    await look(token);
    const openedAt = await seen();
    clock.advance(touchMs - 1);
    expect((await look(token)).inMemory).toBe(true);
    expect(await seen()).toBe(openedAt);
    clock.advance(1);
    await look(token);
    expect(await seen()).toBe(clock.now());
    for (let n = 0; n < 4; n += 1) {
      clock.advance(2 * day - 1);
      expect((await look(token)).found).not.toBeNull();
    }
  });

  test('[S10] what is in memory ends when idle, and with its absolute life', async () => {
    const { token } = await member();
    await look(token);
    clock.advance(2 * day);
    expect((await look(token)).found).toBeNull();
    const other = await member();
    for (let n = 0; n < 29; n += 1) {
      clock.advance(day);
      expect((await look(other.token)).found).not.toBeNull();
    }
    clock.advance(day);
    expect((await look(other.token)).found).toBeNull();
  });
});
