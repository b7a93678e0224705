import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';

const startLimit = 60_000;

/** In a worker the run's own process is the parent; in band it is this one. */
const runPid = typeof process.send === 'function' ? process.ppid : process.pid;
const folder = path.join(tmpdir(), `taro-passport-postgres-${runPid}`);
const stateFile = path.join(folder, 'state.json');

const spawnOnce = (): void => {
  mkdirSync(folder, { recursive: true });
  try {
    // Creating the file is what decides which worker starts the server.
    closeSync(openSync(path.join(folder, 'starting'), 'wx'));
  } catch {
    return;
  }
  const script = path.join(__dirname, 'postgres-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, stateFile, String(runPid)], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, NODE_OPTIONS: '' },
    cwd: path.join(__dirname, '../..'),
  });
  child.unref();
};

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const findPort = async (): Promise<number> => {
  spawnOnce();
  const end = Date.now() + startLimit;
  while (!existsSync(stateFile)) {
    if (Date.now() > end) throw new Error('the test Postgres did not start');
    await pause(50);
  }
  const state: { port: number } = JSON.parse(readFileSync(stateFile, 'utf8'));
  return state.port;
};

const urlOf = (port: number, name: string): string =>
  `postgres://postgres:password@127.0.0.1:${port}/${name}`;

const asAdmin = async <T>(port: number, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: urlOf(port, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** An empty database on the run's Postgres, which is started when first asked for. `drop` removes it. */
export const createPostgresDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const port = await findPort();
  const name = `test_${process.pid}_${process.hrtime.bigint()}`;
  await asAdmin(port, (client) => client.query(`create database ${name} template template0`));
  const drop = () =>
    asAdmin(port, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`);
    });
  return { url: urlOf(port, name), drop };
};
