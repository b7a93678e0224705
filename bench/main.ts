import { launchReport } from './launch';
import { serverReport } from './server';

interface BenchOptions {
  readonly isQuick: boolean;
}

/** `npm run bench [name…] [-- --quick]`: the named benchmarks, or all of them. */
const benches: Readonly<Record<string, (options: BenchOptions) => Promise<string>>> = {
  launch: launchReport,
  server: serverReport,
};

const main = async (args: readonly string[]): Promise<void> => {
  const names = args.filter((arg) => !arg.startsWith('--'));
  // Without `--` in front npm takes the word for itself and passes it on in this way.
  const isQuick = args.includes('--quick') || process.env.npm_config_quick === 'true';
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    const bench = benches[name];
    if (bench === undefined) {
      throw new Error(`No benchmark is called ${name}; there are ${Object.keys(benches).join(', ')}`);
    }
    process.stdout.write(`${await bench({ isQuick })}\n`);
  }
};

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
