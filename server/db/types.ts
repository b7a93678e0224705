import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema';

export type Schema = typeof schema;

/**
 * What repositories work with: PGlite, a Postgres pool, or a transaction of either. Only query builders are the
 * same on both; the shape of `execute()` is not, so repositories do without it.
 */
export type Db = PgDatabase<PgQueryResultHKT, Schema>;

/** An open database. `close` ends its connections; nothing may be asked of it afterwards. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  readonly db: Db;
  close(): Promise<void>;
}
