import { ensureInstalled } from './tasks/install.mjs';
import { run, say } from './tasks/terminal.mjs';

/** `npm test [-- jest arguments]`: installs, builds what the journeys run, then every test. */
await ensureInstalled();
const { allBuilds, buildStale } = await import('./tasks/build.mjs');
await buildStale(allBuilds);
say('running the tests');
try {
  await run(
    process.execPath,
    ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)],
    {
      show: true,
    },
  );
} catch (error) {
  process.exitCode = error.code ?? 1;
}
