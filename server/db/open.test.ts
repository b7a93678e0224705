import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { users } from '../accounts/schema';
import { describeOnDatabases } from '../testing/database';
import { createPostgresDatabase } from '../testing/postgres';
import { countMigrations } from './migrate';
import { openDatabase } from './open';
import { inTransaction } from './transactions';

describeOnDatabases('an opened database', (database) => {
  test('[S22] has the tables of every migration', async () => {
    await database().db.insert(users).values({ id: 'u1', createdAt: 1, updatedAt: 1 });
    const rows = await database().db.select({ id: users.id, one: sql<number>`1` }).from(users);
    expect(rows).toEqual([{ id: 'u1', one: 1 }]);
  });

  test('[S22] a transaction that fails leaves nothing', async () => {
    const { db } = database();
    const work = inTransaction(db, async (tx) => {
      await tx.insert(users).values({ id: 'u2', createdAt: 1, updatedAt: 1 });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await db.select().from(users).where(sql`id = 'u2'`)).toEqual([]);
  });

  test('[S14] a transaction that lost a unique key to another is tried anew', async () => {
    const { db } = database();
    let tries = 0;
    const id = await inTransaction(db, async (tx) => {
      tries += 1;
      const key = tries === 1 ? 'u1' : 'u3';
      await tx.insert(users).values({ id: key, createdAt: 1, updatedAt: 1 });
      return key;
    });
    expect([id, tries]).toEqual(['u3', 2]);
  });
});

test('[S22] instances that start together apply each migration once', async () => {
  const { url, drop } = await createPostgresDatabase();
  const all = await Promise.all(Array.from({ length: 6 }, () => openDatabase({ url })));
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as count from drizzle.__drizzle_migrations');
  expect(rows).toEqual([{ count: countMigrations() }]);
  await client.end();
  for (const database of all) await database.close();
  await drop();
}, 90_000);
