import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run, say, whileWaiting } from './terminal.mjs';

const taroTypes = { weapp: 'weapp', tt: 'tt', swan: 'swan', ks: 'kwai', h5: 'h5' };
const inputs = ['src', 'config', 'types', 'babel.config.js', 'package-lock.json', 'tsconfig.json'];
const stampFolder = '.cache/build';

export const allBuilds = Object.keys(taroTypes);

const filesUnder = (entry) => {
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesUnder(path.join(entry, name)));
};

const digest = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const isTest = (file) => /\.test\.tsx?$/.test(file);

const inputDigest = () => {
  const projects = readdirSync('.').filter((name) => /^project\..*json$/.test(name));
  const files = [...inputs, ...projects.sort()].flatMap(filesUnder).filter((file) => !isTest(file));
  return digest(files) + (process.env.TARO_APP_API ?? '');
};

/** What stands in the output folder; a development build in the same place changes it. */
const outputDigest = (name) => digest(filesUnder(path.join('dist', name)));

const stampOf = (name) => path.join(stampFolder, `${name}.json`);

const isFresh = (name, input) => {
  if (!existsSync(stampOf(name)) || !existsSync(path.join('dist', name))) return false;
  const stamp = JSON.parse(readFileSync(stampOf(name), 'utf8'));
  return stamp.input === input && stamp.output === outputDigest(name);
};

const build = async (name, input) => {
  say(`building ${name}`);
  const taro = path.join('node_modules', '@tarojs', 'cli', 'bin', 'taro');
  await whileWaiting(
    `building ${name}`,
    run(process.execPath, [taro, 'build', '--type', taroTypes[name]], { env: { NODE_ENV: 'production' } }),
  );
  mkdirSync(stampFolder, { recursive: true });
  writeFileSync(stampOf(name), JSON.stringify({ input, output: outputDigest(name) }));
  say(`built dist/${name}`);
};

/** Builds those of `names` whose sources changed since their last build, two at a time. */
export const buildStale = async (names) => {
  const input = inputDigest();
  const queue = names.filter((name) => !isFresh(name, input));
  if (queue.length === 0) {
    say('builds are fresh');
    return;
  }
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) await build(name, input);
  };
  await Promise.all([worker(), worker()]);
};
