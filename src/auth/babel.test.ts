import { join } from 'node:path';
import { transformSync } from '@babel/core';
import * as core from './index';
import { createTestAuth } from './testing/create-test-auth';
import { createManualClock, settle } from './testing/manual-clock';

/** What a bundle makes of the decorators: the app's own Babel preset, then CommonJS so that it runs here. */
const compile = (source: string): string => {
  const root = join(__dirname, '../..');
  const { presets } = require(join(root, 'babel.config.js'));
  const result = transformSync(source, {
    cwd: root,
    filename: join(root, 'src/person.ts'),
    babelrc: false,
    configFile: false,
    presets,
    plugins: ['@babel/plugin-transform-modules-commonjs'],
  });
  return result?.code ?? '';
};

const source = `
import { fuseLine, mustAuth, singleQueue, withCache } from 'core';
import { auth, clock, log } from 'world';

export class Person {
  constructor(private readonly id: string) {}

  @singleQueue({ name: 'login' })
  @fuseLine({ name: 'login', clock, tryTimes: 1 })
  async login(): Promise<string> {
    log.push('login ' + this.id);
    return this.id;
  }

  @withCache(60, clock)
  async me(): Promise<string> {
    log.push('me ' + this.id);
    return this.id;
  }

  @mustAuth(() => auth, { mode: 'popup' })
  async buy(sku: string): Promise<string> {
    log.push('buy ' + sku);
    return this.id + sku;
  }
}
`;

interface Person {
  login(): Promise<string>;
  me(): Promise<string>;
  buy(sku: string): Promise<string>;
}

const load = () => {
  const test = createTestAuth({ remembered: (shop) => shop.issue() });
  const log: string[] = [];
  const world = { auth: test.auth, clock: createManualClock(), log };
  const exported: { Person?: new (id: string) => Person } = {};
  const find = (name: string): unknown => {
    if (name === 'core') return core;
    return name === 'world' ? world : require(name);
  };
  new Function('exports', 'require', compile(source))(exported, find);
  const { Person } = exported;
  if (Person === undefined) throw new Error('not compiled');
  return { ...test, log, Person };
};

test('[L11] [L12] [L16] [I05] the decorators work as our Babel preset compiles them', async () => {
  const { Person, log, auth, clock, loginSheet } = load();
  const [a, b] = [new Person('a'), new Person('b')];
  const first = a.login();
  expect(a.login()).toBe(first);
  expect(await Promise.all([first, b.login()])).toEqual(['a', 'b']);
  await expect(a.login()).rejects.toMatchObject({ code: 'fuse-blown' });
  expect([await a.me(), await a.me(), await b.me()]).toEqual(['a', 'a', 'b']);
  const bought = a.buy('7');
  await clock.advance(0);
  expect([loginSheet.calls.open, log.includes('buy 7')]).toEqual([1, false]);
  await auth.bindPhone({ kind: 'granted', code: 'p' });
  await settle();
  expect(await bought).toBe('a7');
  expect(log).toEqual(['login a', 'login b', 'me a', 'me b', 'buy 7']);
});
