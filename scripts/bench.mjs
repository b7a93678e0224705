import { existsSync } from 'node:fs';
import { ensureInstalled } from './tasks/install.mjs';
import { run, say } from './tasks/terminal.mjs';

/** `npm run bench [name]`: prints tables of ratios measured in one run; judges nothing. */
await ensureInstalled();
const known = ['launch'];
const names = process.argv.length > 2 ? process.argv.slice(2) : known;
for (const name of names) {
  const file = `bench/${name}.ts`;
  if (!known.includes(name) || !existsSync(file)) {
    say(`unknown bench: ${name}; known are ${known.join(', ')}`);
    process.exit(2);
  }
  await run(process.execPath, ['--no-warnings', '--import', 'tsx', file], { show: true });
}
