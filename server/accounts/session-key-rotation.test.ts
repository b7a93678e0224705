import { eq } from 'drizzle-orm';
import { createLogger } from '../log';
import { newId, systemRandom } from '../random';
import { createKeyring } from '../secrets/keyring';
import { describeOnDatabases } from '../testing/database';
import { channelIdentities as identities, users } from './schema';
import { createSessionKeyChore, renewSessionKeys } from './session-key-rotation';

const [oldest, old, fresh] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte));
const boxOf = (secret = oldest, others: Buffer[] = []) =>
  createKeyring(secret ?? Buffer.alloc(32), systemRandom, others).box('session-key');
const before = boxOf(old, [oldest ?? Buffer.alloc(32)]);
const after = boxOf(fresh, [oldest ?? Buffer.alloc(32), old ?? Buffer.alloc(32)]);
const alone = boxOf(fresh);

describeOnDatabases('the rotation of keys', (database) => {
  const deps = () => ({ db: database().db, box: after, logger: createLogger('silent') });
  const rows = () => database().db.select().from(identities);
  beforeEach(async () => {
    await database().db.delete(identities);
    await database().db.insert(users).values({ id: 'u', createdAt: 1, updatedAt: 1 }).onConflictDoNothing();
  });
  const add = async (
    count: number,
    seal: (id: string, n: number) => Partial<typeof identities.$inferInsert>,
  ) => {
    const made = Array.from({ length: count }, (_, n) => {
      const id = newId(systemRandom);
      const base = { id, userId: 'u', platform: 'wechat' as const, appId: 'a', openId: id };
      return { ...base, createdAt: 1, updatedAt: 1, ...seal(id, n) };
    });
    await database().db.insert(identities).values(made);
  };

  test('[S02] every stored key, also the one before, opens with the newest secret alone afterwards', async () => {
    await add(450, (id, n) => ({
      sessionKey: before.seal(`key ${n}`, id),
      previousSessionKey: n % 2 === 0 ? boxOf(oldest).seal(`before ${n}`, id) : null,
      unionId: String(n),
    }));
    await add(3, () => ({}));
    expect(await renewSessionKeys(deps())).toEqual({ changed: 450, unreadable: 0, complete: true });
    for (const { id, unionId, sessionKey, previousSessionKey } of await rows()) {
      if (unionId === null) continue;
      expect(alone.open(sessionKey ?? '', id)).toBe(`key ${unionId}`);
      if (previousSessionKey === null) expect(Number(unionId) % 2).toBe(1);
      else expect(alone.open(previousSessionKey, id)).toBe(`before ${unionId}`);
    }
    expect(await renewSessionKeys(deps())).toEqual({ changed: 0, unreadable: 0, complete: true });
  });

  test('[S02] what was cut off goes on where it stopped', async () => {
    await add(500, (id) => ({ sessionKey: before.seal('key', id) }));
    expect(await renewSessionKeys(deps(), 200)).toEqual({ changed: 200, unreadable: 0, complete: false });
    expect(await renewSessionKeys(deps())).toEqual({ changed: 300, unreadable: 0, complete: true });
  });

  test('[S02] [S14] several instances at once do each row once', async () => {
    await add(600, (id) => ({ sessionKey: before.seal('key', id) }));
    const results = await Promise.all([1, 2, 3].map(() => renewSessionKeys(deps())));
    expect(results.reduce((sum, { changed }) => sum + changed, 0)).toBe(600);
    const left = (await rows()).filter(({ id, sessionKey }) => alone.open(sessionKey ?? '', id) !== 'key');
    expect(left).toEqual([]);
  });

  test('[S02] what no known secret opens is left as it is, and in the way of nothing', async () => {
    const lost = boxOf(Buffer.alloc(32, 9));
    await add(250, (id) => ({ sessionKey: lost.seal('lost', id) }));
    await add(10, (id) => ({ sessionKey: before.seal('key', id) }));
    expect(await renewSessionKeys(deps())).toEqual({ changed: 10, unreadable: 250, complete: true });
    const kept = (await rows()).filter(({ id, sessionKey }) => lost.open(sessionKey ?? '', id) === 'lost');
    expect(kept).toHaveLength(250);
  });

  test('[S02] a login in the same moment is not undone', async () => {
    await add(1, (id) => ({ sessionKey: before.seal('old key', id) }));
    const [row] = await rows();
    const id = row?.id ?? '';
    const { db } = database();
    const login = db.transaction(async (tx) => {
      await tx.select().from(identities).where(eq(identities.id, id)).for('update');
      const sessionKey = before.seal('new key', id);
      await tx.update(identities).set({ sessionKey }).where(eq(identities.id, id));
    });
    await Promise.all([login, renewSessionKeys(deps())]);
    const stored = (await rows())[0]?.sessionKey ?? '';
    expect(after.open(stored, id)).toBe('new key');
  });

  test('[S02] the chore does nothing while there is one secret only', async () => {
    await add(1, (id) => ({ sessionKey: before.seal('key', id) }));
    await createSessionKeyChore(deps(), false)();
    const opens = async () =>
      (await rows()).filter(({ id, sessionKey }) => alone.open(sessionKey ?? '', id) === 'key');
    expect(await opens()).toHaveLength(0);
    await createSessionKeyChore(deps(), true)();
    expect(await opens()).toHaveLength(1);
  });
});
