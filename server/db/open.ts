import { mkdir } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { Client, Pool } from 'pg';
import { lockFolder } from './folder-lock';
import { listenOnPglite, listenOnPostgres } from './listen';
import { migrateUnderLock } from './migrate';
import { nameStatements } from './name-statements';
import * as schema from './schema';
import type { Database } from './types';

export interface OpenOptions {
  /** `postgres://…` of a server. Without it PGlite is used. */
  readonly url?: string;
  /** How many connections the pool opens at most; listeners come on top. Default 10. */
  readonly connections?: number;
  /** Folder of the embedded database. Without it the embedded database lives in memory. */
  readonly dataDir?: string;
}

/** Wraps a running PGlite and brings it up to date. Closing the database closes the instance. */
export const openPglite = async (client: PGlite): Promise<Database> => {
  const db = drizzlePglite(client, { schema });
  await migrateUnderLock(db, migratePglite);
  return { kind: 'pglite', db, listen: listenOnPglite(client), close: () => client.close() };
};

const migrateServer = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await migrateUnderLock(drizzlePostgres(client), migratePostgres);
  } finally {
    await client.end();
  }
};

const openPostgres = async (url: string, connections: number): Promise<Database> => {
  await migrateServer(url);
  const pool = new Pool({ connectionString: url, max: connections });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  nameStatements(pool);
  return {
    kind: 'postgres',
    db: drizzlePostgres(pool, { schema }),
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    listen: listenOnPostgres(url),
    close: () => pool.end(),
  };
};

const openFolder = async (dataDir: string): Promise<Database> => {
  await mkdir(dataDir, { recursive: true });
  const release = lockFolder(dataDir);
  try {
    const database = await openPglite(await PGlite.create({ dataDir }));
    return { ...database, close: () => database.close().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
};

/** Opens the database and applies missing migrations. @throws Error when another process has the data folder */
export const openDatabase = async ({
  url,
  dataDir,
  connections = 10,
}: OpenOptions = {}): Promise<Database> => {
  if (url !== undefined) return openPostgres(url, connections);
  return dataDir === undefined ? openPglite(await PGlite.create()) : openFolder(dataDir);
};
