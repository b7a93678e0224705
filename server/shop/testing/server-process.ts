import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

const root = path.join(__dirname, '../../..');
const startLimit = 60_000;

export interface ServerProcess {
  /** `http://127.0.0.1:…`, answering. */
  readonly url: string;
  /** Ends the process without a word to it, as a power cut would; resolves when it is gone. */
  kill(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** What the process has said last, for the error when it does not come up. */
const listen = (child: ChildProcess): (() => string) => {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4000);
    });
  }
  return () => said;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/api/categories`)).ok;
  } catch {
    return false;
  }
};

const untilAnswering = async (child: ChildProcess, url: string): Promise<void> => {
  const said = listen(child);
  const end = Date.now() + startLimit;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`the server did not come up:\n${said()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
};

/** Runs the real server in a process of its own and waits until it answers. */
export const startServerProcess = async (settings: Record<string, string>): Promise<ServerProcess> => {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilAnswering(child, url);
  } catch (error) {
    await kill();
    throw error;
  }
  return { url, kill };
};
