import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema';

export type Schema = typeof schema;

/**
 * What repositories work with: PGlite, a Postgres pool, or a transaction of either. Only query builders are the
 * same on both; the shape of `execute()` is not, so repositories do without it.
 */
export type Db = PgDatabase<PgQueryResultHKT, Schema>;

export interface ListenHandlers {
  /** Every word of the channel, one's own included, in the order in which the transactions that said them committed. */
  readonly onMessage: (text: string) => void;
  /** Once, when the connection has ended without being closed: words may have been missed. */
  readonly onLost: () => void;
}

/** A connection of its own that hears a channel. */
export interface Listener {
  /** Says a word to everybody who listens. Rejects when the connection has ended. */
  send(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Connections of a pool, and callers that wait for one. */
export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** An open database. `close` ends its connections; nothing may be asked of it afterwards. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  readonly db: Db;
  /** The state of the pool of connections, where there is one. */
  readonly pool?: () => PoolState;
  /**
   * Hears what is said with `pg_notify` on a channel. On Postgres words come a moment after the commit. The embedded
   * database has one process only: there they have come before the statement that committed them resolves.
   * @throws Error when no connection can be had
   */
  listen(channel: string, handlers: ListenHandlers): Promise<Listener>;
  close(): Promise<void>;
}
