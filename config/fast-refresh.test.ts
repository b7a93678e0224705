import path from 'node:path';
import { transformSync } from '@babel/core';

const root = path.join(__dirname, '..');
const before = { env: { ...process.env }, argv: process.argv };

afterEach(() => {
  process.env = { ...before.env };
  process.argv = before.argv;
});

/** A component as the app's own Babel preset compiles it for H5 in development. */
const compile = (...args: string[]): string => {
  Object.assign(process.env, { TARO_PLATFORM: 'web', TARO_ENV: 'h5', NODE_ENV: 'development' });
  process.argv = ['node', 'taro', 'build', '--type', 'h5', ...args];
  let presets: unknown;
  jest.isolateModules(() => {
    presets = require(path.join(root, 'babel.config.js')).presets;
  });
  const filename = path.join(root, 'src/page.tsx');
  const options = { cwd: root, filename, babelrc: false, configFile: false, presets: presets as never };
  return transformSync('export const Page = () => <b />;', options)?.code ?? '';
};

test('a development build without a dev server asks for no fast refresh, which nobody would define', () => {
  expect(compile()).toContain('Page');
  expect(compile()).not.toContain('$RefreshReg$');
});

test('with one it does', () => {
  expect(compile('--watch')).toContain('$RefreshReg$');
});
