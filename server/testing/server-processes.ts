import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPostgresDatabase } from './postgres';
import { startSandbox, type TestSandbox } from './sandbox';
import { serverBundle } from './server-bundle';

const root = path.join(__dirname, '../..');
const startLimitMs = 60_000;
const readyLine = /^server ready at (http:\S+)$/m;

type Settings = Readonly<Record<string, string>>;

/** A real server in a process of its own. */
export interface ServerProcess {
  /** `http://127.0.0.1:…`, listening. */
  readonly url: string;
  readonly pid: number;
  /** Everything it has written so far, both streams. */
  logs(): string;
  /**
   * Sends the signal and resolves when the process is gone. Without one it ends as a power cut would end it; `SIGTERM`
   * asks it to close.
   */
  kill(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

/** Resolves with the address as soon as the process says that it is ready. */
const untilReady = (child: ChildProcess, logs: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`the server ${why}:\n${logs().slice(-4000)}`));
    const limit = setTimeout(() => fail('did not come up in time'), startLimitMs);
    child.stdout?.on('data', () => {
      const url = readyLine.exec(logs())?.[1];
      if (url === undefined) return;
      clearTimeout(limit);
      resolve(url);
    });
    child.once('exit', () => {
      clearTimeout(limit);
      fail('went before it was ready');
    });
  });

/** Starts the server as `main.ts` does, on a free port, with these settings and no others, and waits until it is ready. */
export const startServerProcess = async (settings: Settings): Promise<ServerProcess> => {
  const child = spawn(process.execPath, ['--enable-source-maps', await serverBundle()], {
    cwd: root,
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const gone = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      alive.delete(child);
      resolve({ code, signal });
    });
  });
  const kill: ServerProcess['kill'] = (signal = 'SIGKILL') => {
    child.kill(signal);
    return gone;
  };
  const logs = (): string => said;
  try {
    return { url: await untilReady(child, logs), pid: child.pid ?? 0, logs, kill };
  } catch (error) {
    await kill();
    throw error;
  }
};

/** Several servers on one Postgres and one sandbox, as an installation has them. */
export interface Fleet {
  /** Listening, in this process: its world can be looked at and broken directly. Its time is the real one. */
  readonly sandbox: TestSandbox;
  readonly databaseUrl: string;
  readonly servers: readonly ServerProcess[];
  /** One more server beside the others. */
  start(settings?: Settings): Promise<ServerProcess>;
  /** What all servers have written, also those that are gone. */
  logs(): string;
  /** Ends the servers without asking them, then the sandbox and the database. */
  close(): Promise<void>;
}

export interface FleetOptions {
  readonly servers: number;
  /** On top of what all servers share: database, sandbox, data folder and secret. */
  readonly settings?: Settings;
  readonly world?: Parameters<typeof startSandbox>[0];
}

const common: Settings = {
  LOG_LEVEL: 'info',
  SESSION_KEY_SECRET: Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7)).toString('base64'),
};

/** Starts so many servers at once; time is the system's everywhere. */
export const startFleet = async ({ servers: count, settings = {}, world }: FleetOptions): Promise<Fleet> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'fleet-'));
  const sandbox = await startSandbox({ ...world, realTime: true });
  const { url: databaseUrl, drop } = await createPostgresDatabase();
  const servers: ServerProcess[] = [];
  const shared = { DATABASE_URL: databaseUrl, DATA_DIR: folder, SANDBOX_URL: sandbox.url, ...common };

  const start = async (own: Settings = {}): Promise<ServerProcess> => {
    const server = await startServerProcess({ ...shared, ...settings, ...own });
    servers.push(server);
    return server;
  };
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.kill()));
    await sandbox.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  };

  const started = await Promise.allSettled(Array.from({ length: count }, () => start()));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    await close();
    throw failed.reason;
  }
  return {
    sandbox,
    databaseUrl,
    servers,
    start,
    logs: () => servers.map((server) => server.logs()).join('\n'),
    close,
  };
};
