import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Client } from 'pg';
import { migrationsFolder } from '../db/migrate';
import { type Fleet, startFleet } from '../testing/server-processes';

let fleet: Fleet;
let client: Client;
beforeAll(async () => {
  fleet = await startFleet({ servers: 3 });
  client = new Client({ connectionString: fleet.databaseUrl });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await fleet.close();
});

const countOf = async (table: string): Promise<number> =>
  (await client.query(`select count(*)::int as count from ${table}`)).rows[0].count;

test('[S14] [S22] three processes that start at once on an empty Postgres: each migration once, in order, all ready', async () => {
  for (const { url } of fleet.servers) {
    const ready = await fetch(`${url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ok' }]);
  }
  const { rows } = await client.query('select hash from drizzle.__drizzle_migrations order by id');
  const known = readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
  expect(rows.map(({ hash }) => hash)).toEqual(known);
});

test('[S14] [S22] what they put into the shop at their start is there once, and a later one changes nothing', async () => {
  const before = await countOf('shop_products');
  expect(before).toBeGreaterThan(50);
  const titles = await client.query('select count(distinct title)::int as count from shop_products');
  expect(titles.rows[0].count).toBe(before);
  const late = await fleet.start();
  expect((await fetch(`${late.url}/health/ready`)).status).toBe(200);
  expect(await countOf('shop_products')).toBe(before);
  expect(await countOf('drizzle.__drizzle_migrations')).toBe(readMigrationFiles({ migrationsFolder }).length);
  expect(fleet.logs()).not.toMatch(/"level":(50|60)/);
}, 60_000);

test('[S22] the lock of the migrations goes with a process that is killed, and nobody waits for it', async () => {
  const locks = await client.query(`select count(*)::int as count from pg_locks where locktype = 'advisory'`);
  expect(locks.rows[0].count).toBe(0);
  const holder = new Client({ connectionString: fleet.databaseUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('select pg_advisory_lock(7308211)');
  const { rows } = await holder.query('select pg_backend_pid() as pid');
  const starting = fleet.start();
  let waits = 0;
  while (waits === 0) {
    const found = await client.query(
      `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted`,
    );
    waits = found.rows[0].count;
  }
  await client.query('select pg_terminate_backend($1)', [rows[0].pid]);
  expect((await fetch(`${(await starting).url}/health/ready`)).status).toBe(200);
}, 60_000);
