import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Child, startChild } from './child';
import { type BenchPostgres, startPostgres } from './postgres';

/** A server of the benchmark and where it listens. */
export interface Target {
  readonly server: Child;
  readonly url: string;
  readonly cookies: readonly string[];
}

/** All that runs beside the load, and goes with `close`. */
export interface Stage {
  readonly load: Child;
  readonly postgres: BenchPostgres;
  /** Starts a file of `targets/`. */
  start(file: string, env?: Readonly<Record<string, string>>): Promise<Target>;
  /** The server as it is set up by default, but without limits, since all load comes from one address. */
  startOurs(databaseUrl: string, env?: Readonly<Record<string, string>>): Promise<Target>;
  close(): Promise<void>;
}

const unlimited = { HTTP_LIMIT_PER_ADDRESS: '0', HTTP_LIMIT_PER_USER: '0', EXCHANGE_LIMIT_PER_ADDRESS: '0' };

export const createStage = async (): Promise<Stage> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-data-'));
  const children: Child[] = [];
  const postgres = await startPostgres();
  const begin = async (file: string, env: Readonly<Record<string, string>> = {}) => {
    const started = await startChild(file, env);
    children.push(started.child);
    return started;
  };
  const { child: load } = await begin('load.ts');
  const start: Stage['start'] = async (file, env) => {
    const { child: server, hello } = await begin(`targets/${file}`, env);
    return { server, cookies: [], ...(hello as { url: string; cookies?: string[] }) };
  };
  return {
    load,
    postgres,
    start,
    startOurs: (databaseUrl, env) =>
      start('ours.ts', {
        DATABASE_URL: databaseUrl,
        DATA_DIR: path.join(folder, String(children.length)),
        PORT: '0',
        LOG_LEVEL: 'info',
        ...unlimited,
        ...env,
      }),
    close: async () => {
      await Promise.all(children.map((child) => child.stop()));
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
