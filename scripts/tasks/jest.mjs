import { run } from './terminal.mjs';

/** Runs jest and takes its result for that of this process. `args` are jest's own. */
export const runJest = async (args) => {
  try {
    await run(
      process.execPath,
      ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', ...args],
      { show: true },
    );
  } catch (error) {
    process.exitCode = error.code ?? 1;
  }
};
