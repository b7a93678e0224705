import { spawn } from 'node:child_process';
import { ensureInstalled } from './tasks/install.mjs';
import { say } from './tasks/terminal.mjs';

/** `npm start`: installs, builds what is stale, then runs server, sandbox and the H5 shop on one address. */
await ensureInstalled();
const { buildStale } = await import('./tasks/build.mjs');
await buildStale(['h5', 'weapp']);
say('starting server and sandbox');
const child = spawn(process.execPath, ['--no-warnings', '--import', 'tsx', 'scripts/serve.ts'], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 0;
});
