import { launchReport } from './launch';

/** `npm run bench [name…]`: the named benchmarks, or all of them. */
const benches: Readonly<Record<string, () => Promise<string>>> = { launch: launchReport };

const main = async (names: readonly string[]): Promise<void> => {
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    const bench = benches[name];
    if (bench === undefined) {
      throw new Error(`No benchmark is called ${name}; there are ${Object.keys(benches).join(', ')}`);
    }
    process.stdout.write(`${await bench()}\n`);
  }
};

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
