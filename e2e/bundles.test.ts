import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createBaidu } from '../src/platform/baidu';
import { createDouyin } from '../src/platform/douyin';
import { createKuaishou } from '../src/platform/kuaishou';
import type { PlatformAdapter } from '../src/platform/ports';
import { createWechat } from '../src/platform/wechat';
import { distOf, type End, ends } from './testing/ends';

const world = { native: {}, clock: { now: () => 0, setTimer: () => () => undefined } };

/** Every way an adapter can be set up; a build must bind the events of each. */
const adapters: Readonly<Record<End, readonly PlatformAdapter[]>> = {
  wechat: [createWechat(world), createWechat(world, { realtimePhone: true })],
  douyin: [createDouyin(world)],
  baidu: [createBaidu(world)],
  kuaishou: [createKuaishou(world)],
};

const templates: Readonly<Record<End, string>> = {
  wechat: 'base.wxml',
  douyin: 'base.ttml',
  baidu: 'base.swan',
  kuaishou: 'base.ksml',
};

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(file) : [file];
  });

const bytesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(file).size, 0);

describe.each(ends)('the compiled bundle of %s', (end) => {
  const folder = distOf(end);

  test('[P01] binds on every native button the events that its adapter relies on', () => {
    const template = readFileSync(path.join(folder, templates[end]), 'utf8');
    const buttons = template.match(/<button\b[^>]*>/g) ?? [];
    expect(buttons.length).toBeGreaterThan(0);
    const props = adapters[end].flatMap(({ phoneButton, hostLoginButton }) => [
      ...(phoneButton?.eventProps ?? []),
      ...(hostLoginButton?.eventProps ?? []),
    ]);
    expect(props.length).toBeGreaterThan(0);
    for (const prop of props) {
      const bound = `bind${prop.slice(2).toLowerCase()}="eh"`;
      expect(buttons.filter((button) => !button.includes(bound))).toEqual([]);
    }
  });

  test('[B03] main package at most 600 KB, all packages at most 1 MB', () => {
    const app = JSON.parse(readFileSync(path.join(folder, 'app.json'), 'utf8')) as {
      subPackages?: { root: string }[];
      subpackages?: { root: string }[];
    };
    const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => path.join(folder, root));
    expect(roots.length).toBeGreaterThan(0);
    const files = filesUnder(folder);
    const main = files.filter((file) => !roots.some((root) => file.startsWith(root + path.sep)));
    expect(bytesOf(main)).toBeLessThanOrEqual(600 * 1024);
    expect(bytesOf(files)).toBeLessThanOrEqual(1024 * 1024);
  });

  test('[S02] holds no app secret, nothing of the sandbox and no schema library', () => {
    const scripts = filesUnder(folder).filter((file) => file.endsWith('.js'));
    const text = scripts.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(text).toContain('/api/login/exchange');
    for (const foreign of ['-sandbox-secret-', 'jscode2session', 'TypeBox', '/sandbox/', 'session_key']) {
      expect(text).not.toContain(foreign);
    }
  });
});
