import { PGlite } from '@electric-sql/pglite';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrationsFolder } from './migrate';

test('[S22] sessions from before their last use was noted go on: it is taken to be their begin', async () => {
  const client = await PGlite.create();
  const [accounts, shop, next] = readMigrationFiles({ migrationsFolder });
  const apply = async (migration: typeof next): Promise<void> => {
    for (const statement of migration?.sql ?? []) await client.exec(statement);
  };
  await apply(accounts);
  await apply(shop);
  await client.exec(`insert into users (id, created_at, updated_at) values ('u', 1, 1);
    insert into sessions (id, token_hash, user_id, platform, created_at, expires_at) values ('s', 'h', 'u', 'h5', 5, 9)`);
  await apply(next);
  const { rows } = await client.query('select created_at, last_seen_at from sessions');
  expect(rows).toEqual([{ created_at: 5, last_seen_at: 5 }]);
  await client.close();
});
