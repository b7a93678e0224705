import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { inTransaction } from '../db/transactions';
import type { Database } from '../db/types';
import { systemRandom } from '../random';
import { createKeyring } from '../secrets/keyring';
import { createTestDatabase, type DatabaseKind } from '../testing/database';
import { createManualClock } from '../testing/manual-clock';
import { createPostgresDatabase } from '../testing/postgres';
import { databaseCounter } from './database-counter';
import { createMemoryCounter } from './memory-counter';
import { createRateLimits } from './rate-limits';
import { rateLimits as table } from './schema';

const keyring = createKeyring(Buffer.alloc(32, 1), systemRandom);

const adapters = [
  ['the embedded database', 'pglite', () => databaseCounter],
  ['Postgres', 'postgres', () => databaseCounter],
  ['memory', 'pglite', () => createMemoryCounter()],
] as const;

describe.each<(typeof adapters)[number]>([...adapters])('a limit in %s', (adapter, kind, createCounter) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(kind satisfies DatabaseKind);
  }, 90_000);
  afterAll(() => database.close());

  const clock = createManualClock();
  const refused: string[] = [];
  const counter = createCounter();
  const limits = createRateLimits({ clock, keyring, counter, onRefused: (rule) => void refused.push(rule) });
  const rule = (name: string, most: number) => ({ name, most, perMs: 1000 });
  const take = async (...counted: Parameters<typeof limits.take>[1][number][]): Promise<string> => {
    try {
      await limits.take(database.db, counted);
      return 'taken';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  test('[S11] lets through so many in its time, counted from the first, and then as many again', async () => {
    const one = { rule: rule('a', 2), subject: 'x' };
    expect([await take(one), await take(one), await take(one)]).toEqual(['taken', 'taken', 'RATE_LIMITED']);
    expect(await take({ ...one, subject: 'y' })).toBe('taken');
    clock.advance(999);
    expect(await take(one)).toBe('RATE_LIMITED');
    clock.advance(1);
    expect([await take(one), await take(one), await take(one)]).toEqual(['taken', 'taken', 'RATE_LIMITED']);
  });

  test('[S20] a refusal says which rule it was and how long to wait, and trying on does not lengthen that', async () => {
    const one = { rule: rule('wait', 1), subject: 'x' };
    await take(one);
    clock.advance(400);
    refused.length = 0;
    for (let n = 0; n < 3; n += 1) {
      await expect(limits.take(database.db, [one])).rejects.toMatchObject({
        code: 'RATE_LIMITED',
        reason: 'wait',
        retryAfterMs: 600,
      });
    }
    expect(refused).toEqual(['wait', 'wait', 'wait']);
    clock.advance(600);
    expect(await take(one)).toBe('taken');
  });

  test('[S11] [S20] of many at once exactly the limit passes', async () => {
    const one = { rule: rule('b', 5), subject: 'x' };
    const answers = await Promise.all(Array.from({ length: 100 }, () => take(one)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(5);
    await limits.giveBack(database.db, [one]);
    expect([await take(one), await take(one)]).toEqual(['taken', 'RATE_LIMITED']);
    await limits.forget(database.db, one);
    expect(await take(one)).toBe('taken');
  });

  test('[S11] of many at once in a new stretch of time exactly the limit passes', async () => {
    const one = { rule: rule('again', 5), subject: 'x' };
    for (let n = 0; n < 6; n += 1) await take(one);
    clock.advance(1000);
    const answers = await Promise.all(Array.from({ length: 50 }, () => take(one)));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(5);
  });

  test('[S11] what a second limit refuses does not count against the first', async () => {
    const wide = { rule: rule('c', 2), subject: 'x' };
    const narrow = { rule: rule('d', 0), subject: 'x' };
    for (let n = 0; n < 4; n += 1) expect(await take(wide, narrow)).toBe('RATE_LIMITED');
    expect([await take(wide), await take(wide), await take(wide)]).toEqual([
      'taken',
      'taken',
      'RATE_LIMITED',
    ]);
  });

  test('[S11] nothing that is counted can be read, and what is over is removed', async () => {
    const { db } = database;
    await take({ rule: rule('e', 1), subject: '13800138000' });
    const rows = await db.select().from(table);
    expect(rows.length > 0).toBe(adapter !== 'memory');
    expect(JSON.stringify(rows)).not.toContain('13800138000');
    clock.advance(1000);
    await limits.sweep(db);
    expect(await db.select().from(table)).toEqual([]);
    expect(await take({ rule: rule('e', 1), subject: '13800138000' })).toBe('taken');
  });
});

test('[S11] in the database, what a failed transaction counted is not counted', async () => {
  const database = await createTestDatabase();
  const limits = createRateLimits({ clock: createManualClock(), keyring });
  const one = { rule: { name: 'tx', most: 1, perMs: 1000 }, subject: 'x' };
  const work = inTransaction(database.db, async (tx) => {
    await limits.take(tx, [one]);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  await limits.take(database.db, [one]);
  await expect(limits.take(database.db, [one])).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await database.close();
});

test('[S20] memory is bounded: the key that was quiet longest gives way', async () => {
  const database = await createTestDatabase();
  const counter = createMemoryCounter(2);
  const stretch = { most: 1, now: 0, endsAt: 10 };
  const take = (key: string) => counter.take(database.db, key, stretch);
  expect([await take('a'), await take('b'), await take('a'), await take('c')]).toEqual([
    null,
    null,
    10,
    null,
  ]);
  expect([await take('a'), await take('b')]).toEqual([10, null]);
  await database.close();
});

test('[S14] [S20] three processes on one Postgres let through exactly the limit', async () => {
  const { url, drop } = await createPostgresDatabase();
  const script = path.join(__dirname, 'testing/take-many.ts');
  const run = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', script, url, '100', '50'], {
      cwd: path.join(__dirname, '../..'),
      env: { PATH: process.env.PATH },
    });
  const counts = (await Promise.all([run(), run(), run()])).map(({ stdout }) => Number(stdout));
  expect(counts.reduce((sum, count) => sum + count)).toBe(50);
  await drop();
}, 90_000);
