import { ensureInstalled } from './tasks/install.mjs';
import { runJest } from './tasks/jest.mjs';
import { say } from './tasks/terminal.mjs';

/** `npm test [-- jest arguments]`: installs, builds what the journeys run, then every test but those in a browser. */
await ensureInstalled();
const { allBuilds, buildStale } = await import('./tasks/build.mjs');
await buildStale(allBuilds);
say('running the tests');
await runJest(process.argv.slice(2));
