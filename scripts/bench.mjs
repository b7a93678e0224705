import { ensureInstalled } from './tasks/install.mjs';
import { run } from './tasks/terminal.mjs';

/** `npm run bench [name…]`: prints tables of ratios measured in one run; judges nothing. */
await ensureInstalled();
const args = ['--no-warnings', '--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)];
await run(process.execPath, args, { show: true }).catch((error) => {
  process.exitCode = error.code ?? 1;
});
