import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * `node server/build.mjs [folder]`: the server as plain JavaScript that runs without any tool, `dist/server` unless told
 * otherwise. Files keep their places, because what lies beside them (migrations, pictures, pages) is found from there.
 * Packages are not part of it.
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.resolve(process.argv[2] ?? path.join(root, 'dist/server'));

const leftOut = new Set(['node_modules', 'testing', '.cache']);
/** What makes pictures and migrations is a tool of ours, and no part of the server. */
const isTool = (file) => /^server\/(assets\/.*|drizzle\.config)\.ts$/.test(file);
const isSource = (file) => /(?<!\.test|\.d)\.ts$/.test(file) && !isTool(file);
const isAside = (file) =>
  /\.(sql|json|webp|html|css|js|svg)$/.test(file) && !/(^|\/)(package|tsconfig)\.json$/.test(file);

const filesUnder = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (!entry.isDirectory()) return [file];
    return leftOut.has(entry.name) ? [] : filesUnder(file);
  });

const files = [...filesUnder('server'), ...filesUnder('src/contract')];
rmSync(target, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: files.filter(isSource),
  outbase: root,
  outdir: target,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
});
for (const file of files.filter(isAside)) {
  mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
  copyFileSync(path.join(root, file), path.join(target, file));
}
