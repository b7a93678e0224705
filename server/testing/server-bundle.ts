import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin, stop } from 'esbuild';

const serverFolder = path.join(__dirname, '..');
/** Inside the server's folder, so that packages are found from here as from the source. */
const cacheFolder = path.join(serverFolder, '.cache');
/** Another run may still be starting processes from a file that is younger. */
const keptMs = 3_600_000;

/** Files that lie beside the source (migrations, pictures) are found from there. */
const ownFolders: Plugin = {
  name: 'own-folders',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      if (!source.includes('__dirname')) return { contents: source, loader: 'ts' };
      const contents = `const __dirname = ${JSON.stringify(path.dirname(file))};${source}`;
      return { contents, loader: 'ts' };
    });
  },
};

const removeOld = async (): Promise<void> => {
  for (const name of await readdir(cacheFolder)) {
    const file = path.join(cacheFolder, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > keptMs) await rm(file, { force: true });
  }
};

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [path.join(serverFolder, 'main.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    plugins: [ownFolders],
    logLevel: 'silent',
  });
  await stop();
  const [output] = outputFiles;
  if (output === undefined) throw new Error('nothing was bundled');
  await mkdir(cacheFolder, { recursive: true });
  await removeOld();
  const file = path.join(cacheFolder, `main-${output.hash.replace(/[^A-Za-z0-9]/g, '')}.cjs`);
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, output.contents);
  await rename(draft, file);
  return file;
};

let built: Promise<string> | undefined;

/**
 * The server in one file, made of the source as it is now: a process starts from it in a third of the time that it
 * takes from the source, and test runs start many. Once per test file.
 */
export const serverBundle = (): Promise<string> => {
  built ??= bundle();
  return built;
};
