import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, say, whileWaiting } from './terminal.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const stampFile = path.join(root, 'node_modules/.installed-lock');

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/**
 * Installs when `node_modules` is missing or belongs to another lock file. Not `npm ci`: the lock names only what its own machine
 * could see of the native packages, and `npm ci` refuses a lock without those of the other systems.
 */
export const ensureInstalled = async () => {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Error(`Node 20 or newer is needed; this is ${process.version}`);
  const lock = wanted();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return;
  say('installing dependencies (about one to three minutes the first time)');
  await whileWaiting(
    'installing',
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  writeFileSync(stampFile, lock);
  say('dependencies installed');
};
