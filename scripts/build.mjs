import { ensureInstalled } from './tasks/install.mjs';
import { say } from './tasks/terminal.mjs';

/** `npm run build [-- name …]`: builds what is stale; every end unless named. */
await ensureInstalled();
const { allBuilds, buildStale } = await import('./tasks/build.mjs');
const names = process.argv.slice(2);
const unknown = names.filter((name) => !allBuilds.includes(name));
if (unknown.length > 0) {
  say(`unknown end: ${unknown.join(', ')}; known are ${allBuilds.join(', ')}`);
  process.exit(2);
}
await buildStale(names.length > 0 ? names : allBuilds);
