import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createBaidu } from '../src/platform/baidu';
import { createDouyin } from '../src/platform/douyin';
import { createKuaishou } from '../src/platform/kuaishou';
import type { PlatformAdapter } from '../src/platform/ports';
import { createWechat } from '../src/platform/wechat';
import { distOf, type End, ends } from './testing/ends';

/** A host of today that has every API and every part of a component. */
const native = {
  canIUse: () => true,
  getSystemInfoSync: () => ({ SDKVersion: '99.0.0' }),
  getUserProfile: () => undefined,
  onNeedPrivacyAuthorization: () => undefined,
};
const world = { native, clock: { now: () => 0, setTimer: () => () => undefined } };

/** Every way an adapter can be set up; a build must bind the events of each. */
const adapters: Readonly<Record<End, readonly PlatformAdapter[]>> = {
  wechat: [createWechat(world), createWechat(world, { realtimePhone: true })],
  douyin: [createDouyin(world)],
  baidu: [createBaidu(world)],
  kuaishou: [createKuaishou(world)],
};

/** The native buttons of each host, by open-type, with the event that brings the answer (button pages of the hosts). */
const nativeButtons: Readonly<Record<End, Readonly<Record<string, string>>>> = {
  wechat: {
    getPhoneNumber: 'getphonenumber',
    getRealtimePhoneNumber: 'getrealtimephonenumber',
    chooseAvatar: 'chooseavatar',
    agreePrivacyAuthorization: 'agreeprivacyauthorization',
  },
  douyin: {
    getPhoneNumber: 'getphonenumber',
    agreePrivacyAuthorization: 'agreeprivacyauthorization',
  },
  baidu: { getPhoneNumber: 'getphonenumber', login: 'login', getUserInfo: 'getuserinfo' },
  kuaishou: { getPhoneNumber: 'getphonenumber', getUserInfo: 'getuserinfo' },
};

const buttonsOf = ({ phoneButton, hostLoginButton, profile, privacy }: PlatformAdapter) =>
  [phoneButton, hostLoginButton, profile.avatarButton, profile.profileButton, privacy?.agreeButton].flatMap(
    (button) => button ?? [],
  );

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

  const template = readFileSync(path.join(folder, templates[end]), 'utf8');
  const tags = (name: string): string[] => template.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
  const scripts = (): string =>
    filesUnder(folder)
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');

  test('[P01] [P10] [P24] the adapter has the native buttons of this host, each with the event of its answer', () => {
    const found = adapters[end]
      .flatMap(buttonsOf)
      .map(({ openType, eventProps }) => [openType, eventProps.map((prop) => prop.slice(2).toLowerCase())]);
    const wanted = Object.entries(nativeButtons[end]).map(([openType, event]) => [openType, [event]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
  });

  test('[P01] [P10] [P24] every button of the template takes an open-type and binds those events', () => {
    const buttons = tags('button');
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.filter((button) => !/open-type="\{\{[^}]+\}\}"/.test(button))).toEqual([]);
    for (const [openType, event] of Object.entries(nativeButtons[end])) {
      expect(buttons.filter((button) => !button.includes(`bind${event}="eh"`))).toEqual([]);
      expect(scripts()).toContain(`"${openType}"`);
    }
  });

  test('[P10] a form reports what was typed at its submit, and an input may be of the type for names', () => {
    const [forms, inputs] = [tags('form'), tags('input')];
    expect([forms.length > 0, inputs.length > 0]).toEqual([true, true]);
    expect(forms.filter((form) => !form.includes('bindsubmit="eh"'))).toEqual([]);
    expect(inputs.filter((input) => !/\btype="\{\{/.test(input) || !/\bname="\{\{/.test(input))).toEqual([]);
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
    const text = scripts();
    expect(text).toContain('/api/login/exchange');
    for (const foreign of ['-sandbox-secret-', 'jscode2session', 'TypeBox', '/sandbox/', 'session_key']) {
      expect(text).not.toContain(foreign);
    }
  });
});
