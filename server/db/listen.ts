import type { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import type { Database } from './types';

/** `pg_notify` inside a statement, so that channel and word are values, never SQL. */
const notify = 'select pg_notify($1, $2)';

export const listenOnPglite =
  (client: PGlite): Database['listen'] =>
  async (channel, { onMessage }) => {
    const unlisten = await client.listen(channel, onMessage);
    return {
      send: async (text) => {
        await client.query(notify, [channel, text]);
      },
      close: async () => {
        if (!client.closed) await unlisten();
      },
    };
  };

/**
 * A connection that does nothing else: a pooled one may be busy or be given back, and a proxy that shares connections
 * between transactions hears nothing.
 */
export const listenOnPostgres =
  (url: string): Database['listen'] =>
  async (channel, { onMessage, onLost }) => {
    const client = new Client({
      connectionString: url,
      application_name: `taro-passport ${channel}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    let over = false;
    const lose = (): void => {
      if (over) return;
      over = true;
      onLost();
    };
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', ({ payload }) => onMessage(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      over = true;
      client.end().catch(() => undefined);
      throw error;
    }
    return {
      send: async (text) => {
        await client.query(notify, [channel, text]);
      },
      close: async () => {
        over = true;
        await client.end();
      },
    };
  };
