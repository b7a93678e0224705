import { ensureInstalled } from './tasks/install.mjs';
import { run, say } from './tasks/terminal.mjs';

/** `npm run check`: format and lint, types of every circle, import law. Reports all faults, not only the first. */
await ensureInstalled();
const tsc = (project) => ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project];
const checks = [
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['types: app', tsc('tsconfig.json')],
  ['types: core alone', tsc('src/auth/tsconfig.json')],
  ['types: server', tsc('server/tsconfig.json')],
  ['types: server tests', tsc('server/testing/tsconfig.json')],
  ['types: sandbox', tsc('sandbox/tsconfig.json')],
  ['types: tools', tsc('tsconfig.tools.json')],
  [
    'import law',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'server',
      'sandbox',
      'e2e',
      'scripts',
      'config',
    ],
  ],
];

let failed = 0;
const queue = [...checks];
const worker = async () => {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [name, args] = next;
    try {
      await run(process.execPath, args);
      say(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      say(`FAILED  ${name}\n${error.message}`);
    }
  }
};
await Promise.all([worker(), worker()]);
process.exitCode = failed === 0 ? 0 : 1;
