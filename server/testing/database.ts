import { openDatabase, openPglite } from '../db/open';
import type { Database } from '../db/types';
import { loadMigratedPglite } from './pglite-template';
import { createPostgresDatabase } from './postgres';

export type DatabaseKind = Database['kind'];

const openTestPostgres = async (): Promise<Database> => {
  const { url, drop } = await createPostgresDatabase();
  const database = await openDatabase({ url });
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
};

/** A fresh, migrated database: the embedded one unless `TEST_DATABASE=postgres` or `kind` says otherwise. */
export const createTestDatabase = async (
  kind: DatabaseKind = process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'pglite',
): Promise<Database> => (kind === 'postgres' ? openTestPostgres() : openPglite(await loadMigratedPglite()));

/**
 * Runs one suite over both databases. `suite` gets a function that gives the suite's database, which is opened before
 * its first test and closed after its last; tests of one suite share it and therefore use rows of their own.
 */
export const describeOnDatabases = (title: string, suite: (database: () => Database) => void): void => {
  describe.each<DatabaseKind>(['pglite', 'postgres'])(`${title} on %s`, (kind) => {
    let open: Database | undefined;
    beforeAll(async () => {
      open = await createTestDatabase(kind);
    }, 90_000);
    afterAll(async () => {
      await open?.close();
      open = undefined;
    });
    suite(() => {
      if (open === undefined) throw new Error('the database is open only while tests run');
      return open;
    });
  });
};
