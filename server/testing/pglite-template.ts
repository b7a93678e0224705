import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { migrateUnderLock, migrationsFolder } from '../db/migrate';

const cacheFolder = path.join(__dirname, '../../.cache/pglite');

/** A dump fits as long as the migrations and the engine are the same. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrationsFolder).sort()) {
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(path.join(migrationsFolder, name)));
  }
  hash.update(readFileSync(path.join(require.resolve('@electric-sql/pglite'), '../../package.json')));
  return hash.digest('hex').slice(0, 16);
};

const makeTemplate = async (file: string): Promise<void> => {
  const client = await PGlite.create();
  await migrateUnderLock(drizzle(client), migrate);
  const dump = await client.dumpDataDir('none');
  await client.close();
  mkdirSync(cacheFolder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
  renameSync(draft, file);
};

/** An embedded database in memory with all migrations applied; loading a dump is faster than making one anew. */
export const loadMigratedPglite = async (): Promise<PGlite> => {
  const file = path.join(cacheFolder, `${fingerprint()}.tar`);
  if (!existsSync(file)) await makeTemplate(file);
  return PGlite.create({ loadDataDir: new Blob([readFileSync(file)]) });
};
