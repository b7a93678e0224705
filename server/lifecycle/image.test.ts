import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parseConfig } from '../config';
import { createPostgresDatabase } from '../testing/postgres';

/**
 * The image, as far as it can be held without a container engine: the steps of the Dockerfile that make and run the
 * server are taken from it and done in a folder of their own. Packages are those of this checkout.
 */
const root = path.resolve(__dirname, '../..');
const dockerfile = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
const compose = readFileSync(path.join(root, 'compose.yaml'), 'utf8');
const example = readFileSync(path.join(root, 'docs/examples/server.env'), 'utf8');

interface Step {
  readonly word: string;
  readonly rest: string;
}
const stages = dockerfile
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line): Step => ({ word: line.split(' ')[0] ?? '', rest: line.replace(/^[A-Z]+ /, '') }))
  .reduce<Step[][]>((all, step) => {
    if (step.word === 'FROM') all.push([]);
    all.at(-1)?.push(step);
    return all;
  }, []);
const stage = (name: string): readonly Step[] =>
  stages.find(([from]) =>
    name === '' ? !from?.rest.includes(' AS ') : from?.rest.endsWith(` AS ${name}`),
  ) ?? [];
const restsOf = (steps: readonly Step[], word: string): string[] =>
  steps.filter((step) => step.word === word).map(({ rest }) => rest);
const settingsOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]));

let folder: string;
let running: ChildProcess | undefined;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'image-'));
});
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** The stage that compiles: its COPY and RUN steps, without the one that fetches the compiler. */
const compile = async (): Promise<string> => {
  const work = path.join(folder, 'build');
  mkdirSync(work);
  for (const step of stage('build')) {
    if (step.word === 'COPY') {
      const parts = step.rest.split(' ');
      const to = path.join(work, parts.at(-1) ?? '');
      for (const from of parts.slice(0, -1)) {
        const target = parts.length > 2 || parts.at(-1) === './' ? path.join(to, path.basename(from)) : to;
        const isKept = (file: string): boolean =>
          !/node_modules|\.cache|testing|\.test\.ts$/.test(path.relative(root, file));
        cpSync(path.join(root, from), target, { recursive: true, filter: isKept });
      }
    }
    if (step.word === 'RUN' && !step.rest.startsWith('npm ')) {
      symlinkSync(path.join(root, 'node_modules'), path.join(work, 'node_modules'));
      const [command = '', ...given] = step.rest.split(' ');
      await promisify(execFile)(command, given, { cwd: work });
    }
  }
  return path.join(work, 'dist/server');
};

const production = {
  SESSION_KEY_SECRET: 'q4m1mVvJY3mV1mIuB5bM8C2rJ0s0oQm2r8k1mS0dY1E=',
  PUBLIC_ORIGIN: 'https://shop.example.com',
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 'a-real-secret',
};

test('[S20] what the Dockerfile builds starts in production on Postgres, is healthy by its own check, and closes at its signal', async () => {
  const app = path.join(folder, 'app');
  cpSync(await compile(), app, { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(app, 'node_modules'));
  const own = path.join(root, 'server/node_modules');
  if (existsSync(own)) symlinkSync(own, path.join(app, 'server/node_modules'));
  const final = stage('');
  const database = await createPostgresDatabase();
  const env = {
    ...settingsOf(restsOf(final, 'ENV').join(' ')),
    PATH: process.env.PATH ?? '',
    DATABASE_URL: database.url,
    DATA_DIR: path.join(folder, 'data'),
    DRAIN_DELAY_MS: '0',
    ...production,
    HOST: '127.0.0.1',
    PORT: '0',
  };
  const command = JSON.parse(restsOf(final, 'CMD')[0] ?? '') as string[];
  const child = spawn(process.execPath, command.slice(1), {
    cwd: app,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const gone = once(child, 'exit');
  while (!said.includes('server ready at ')) {
    const [first] = await Promise.race([once(child.stdout, 'data'), gone]);
    if (typeof first === 'number') throw new Error(`it went before it was ready:\n${said}`);
  }
  const url = /server ready at (\S+)/.exec(said)?.[1] ?? '';
  expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  expect((await fetch(`${url}/api/categories`)).status).toBe(200);
  expect((await fetch(`${url}/assets/banners/1.webp`)).headers.get('content-type')).toBe('image/webp');

  const [, check = ''] = (restsOf(final, 'HEALTHCHECK')[0] ?? '').split(' CMD ');
  const isHealthy = async (port: string): Promise<boolean> => {
    const [, ...given] = JSON.parse(check) as string[];
    return promisify(execFile)(process.execPath, given, { env: { PORT: port } }).then(
      () => true,
      () => false,
    );
  };
  const { port } = new URL(url);
  expect(await isHealthy(port)).toBe(true);
  child.kill(restsOf(final, 'STOPSIGNAL')[0] as NodeJS.Signals);
  expect(await gone).toEqual([0, null]);
  expect(await isHealthy(port)).toBe(false);
  await database.drop();
}, 180_000);

test('[S20] the image runs as somebody who may do little, holds nothing of app or sandbox, and no test', async () => {
  const final = stage('');
  expect(restsOf(final, 'USER')).toEqual(['node']);
  const copied = stages.flat().filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'));
  const sources = copied.flatMap(({ rest }) => rest.split(' ').slice(0, -1));
  for (const source of sources) expect(existsSync(path.join(root, source))).toBe(true);
  expect(sources.filter((source) => /^(src|sandbox|e2e|scripts)/.test(source))).toEqual([
    'sandbox/package.json',
    'src/contract',
  ]);
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n');
  for (const source of sources) {
    const kept = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect([source, kept.some((line) => source === line || source.startsWith(`${line}/`))]).toEqual([
      source,
      true,
    ]);
  }
});

test('[S19] the example of settings is complete but for its secrets, which have no default anywhere', () => {
  const given = settingsOf(example.replaceAll('\n', ' '));
  const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
  const env = { NODE_ENV: 'production', ...given, ...production };
  expect(parseConfig(env, () => Buffer.alloc(0)).production).toBe(true);
  expect(names.filter((name) => !(name in given))).toEqual(
    expect.arrayContaining(['POSTGRES_PASSWORD', 'SESSION_KEY_SECRET', 'WECHAT_SECRET']),
  );
  expect(compose).not.toMatch(/(SECRET|PASSWORD|TOKEN): (?!\$\{)/);
});

test('[S20] what waits for the server to close waits longer than it may take', () => {
  const grace = Number(/stop_grace_period: (\d+)s/.exec(compose)?.[1]) * 1000;
  const { closing } = parseConfig({ NODE_ENV: 'production', ...production }, () => Buffer.alloc(0));
  expect(grace).toBeGreaterThan(closing.deadlineMs);
  expect(closing.deadlineMs).toBeGreaterThan(closing.drainDelayMs);
});
