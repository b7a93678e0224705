import { existsSync } from 'node:fs';
import { ensureInstalled } from './tasks/install.mjs';
import { runJest } from './tasks/jest.mjs';
import { say } from './tasks/terminal.mjs';

/** `npm run test:browser [-- jest arguments]`: installs, builds the H5 shop, then the tests in Chromium. */
await ensureInstalled();
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(chromium)) {
  say(`no browser at ${chromium}: install Chromium, or name one with the variable CHROMIUM`);
  process.exit(1);
}
const { buildStale } = await import('./tasks/build.mjs');
await buildStale(['h5']);
say('running the tests in Chromium');
await runJest(['--config', 'jest.browser.config.mjs', ...process.argv.slice(2)]);
