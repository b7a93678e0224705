import path from 'node:path';
import { sql } from 'drizzle-orm';
import type { MigrationConfig } from 'drizzle-orm/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

export const migrationsFolder = path.join(__dirname, 'migrations');

/** Any number will do as long as every version of the server uses the same one. */
const lockNumber = 7_308_211;

interface MigratingDb {
  execute(query: ReturnType<typeof sql>): Promise<unknown>;
}

/**
 * Applies what is missing, in order, and records it. Instances that start together take turns: the lock is held by
 * one connection, so `db` must be a single connection, not a pool. If the process dies, the lock goes with it.
 */
export const migrateUnderLock = async <T extends MigratingDb>(
  db: T,
  migrate: (db: T, config: MigrationConfig) => Promise<void>,
  folder: string = migrationsFolder,
): Promise<void> => {
  await db.execute(sql`select pg_advisory_lock(${lockNumber})`);
  try {
    await migrate(db, { migrationsFolder: folder });
  } finally {
    await db.execute(sql`select pg_advisory_unlock(${lockNumber})`);
  }
};

/** How many migrations this version knows. */
export const countMigrations = (folder: string = migrationsFolder): number =>
  readMigrationFiles({ migrationsFolder: folder }).length;
