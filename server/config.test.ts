import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createWorld } from '../sandbox/open-api/world/create-world';
import { DEFAULT_APPS } from '../sandbox/open-api/world/defaults';
import { ConfigError, parseConfig } from './config';
import type { Env } from './config-reader';
import { sandboxPlatforms } from './config-sandbox';
import { developmentSecret } from './development-secret';

const secret = Buffer.alloc(32, 3);
const parse = (env: Env) => parseConfig(env, () => secret);
const problemsOf = (env: Env): readonly string[] => {
  try {
    parse(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

const real = {
  NODE_ENV: 'production',
  SESSION_KEY_SECRET: 'q4m1mVvJY3mV1mIuB5bM8C2rJ0s0oQm2r8k1mS0dY1E=',
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 'a-real-secret',
};

test('without any setting everything is the sandbox', () => {
  const config = parse({});
  expect(config).toMatchObject({ port: 8080, production: false, sms: 'console', databaseUrl: null, secret });
  expect(config.databaseDir).toBe(path.join('.data', 'db'));
  expect(config.sandboxed).toEqual(['wechat', 'douyin', 'baidu', 'kuaishou']);
  expect(config.platforms).toEqual(sandboxPlatforms('http://127.0.0.1:8081'));
});

test("the sandbox's own apps are the ones known here", () => {
  const known = sandboxPlatforms('x');
  const apps = {
    wechat: { appId: known.wechat.appId, secret: known.wechat.secret },
    douyin: { appId: known.douyin.appId, secret: known.douyin.secret },
    baidu: { appId: known.baidu.appKey, secret: known.baidu.appSecret },
    kuaishou: { appId: known.kuaishou.appId, secret: known.kuaishou.appSecret },
  };
  expect(DEFAULT_APPS).toMatchObject(apps);
  expect(createWorld().apps.douyin.privateKeyPem.trim()).toBe(known.douyin.privateKey);
});

test('a platform with credentials is the real one, the others stay simulated', () => {
  const config = parse({
    BAIDU_APP_KEY: 'k',
    BAIDU_APP_SECRET: 's',
    BAIDU_SP_BASE_URL: 'https://proxy.example/',
  });
  expect(config.sandboxed).toEqual(['wechat', 'douyin', 'kuaishou']);
  expect(config.platforms.baidu).toEqual({
    appKey: 'k',
    appSecret: 's',
    baseUrl: 'https://openapi.baidu.com',
    spBaseUrl: 'https://proxy.example',
  });
});

test('[S19] everything that is wrong is listed at once, without a value', () => {
  const problems = problemsOf({
    PORT: '99999',
    SESSION_LIFE_DAYS: 'long',
    SESSION_IDLE_DAYS: '0',
    TRUSTED_PROXIES: '10.0.0.0/8, anybody',
    SESSION_KEY_SECRET: 'c2hvcnQ=',
    DATABASE_URL: 'mysql://user:hush@host/db',
    WECHAT_APPID: 'wx1',
    DOUYIN_APPID: 'tt1',
    DOUYIN_SECRET: 's',
    DOUYIN_PRIVATE_KEY: 'hush',
    SANDBOX_URL: 'nowhere',
    SMS_PROVIDER: 'pigeon',
    AVATAR_HOSTS: 'wx.qlogo.cn, 10.0.0.1',
  });
  expect(problems.map((line) => line.split(' ')[0]).sort()).toEqual([
    'AVATAR_HOSTS',
    'DATABASE_URL',
    'DOUYIN_PRIVATE_KEY',
    'PORT',
    'SANDBOX_URL',
    'SESSION_IDLE_DAYS',
    'SESSION_KEY_SECRET',
    'SESSION_LIFE_DAYS',
    'SMS_PROVIDER',
    'TRUSTED_PROXIES',
    'WECHAT_SECRET',
  ]);
  expect(problems.join()).not.toContain('hush');
});

test('[S19] production starts with real settings and simulates nothing', () => {
  const config = parse(real);
  expect(config).toMatchObject({ production: true, sandboxed: [], sandboxUrl: null, sms: 'none' });
  expect(config.platforms).toMatchObject({ douyin: null, baidu: null, kuaishou: null });
});

test.each<[string, Env]>([
  ['SESSION_KEY_SECRET is required', { ...real, SESSION_KEY_SECRET: undefined }],
  ['SESSION_KEY_SECRET must be random', { ...real, SESSION_KEY_SECRET: secret.toString('base64') }],
  ['SANDBOX_URL must not be set', { ...real, SANDBOX_URL: 'http://127.0.0.1:8081' }],
  ['SMS_PROVIDER must not be console', { ...real, SMS_PROVIDER: 'console' }],
  ['WECHAT_SECRET is the sandbox', { ...real, WECHAT_SECRET: sandboxPlatforms('').wechat.secret }],
  ['WECHAT_BASE_URL must be https', { ...real, WECHAT_BASE_URL: 'http://proxy.example' }],
  ['no platform has credentials', { ...real, WECHAT_APPID: undefined, WECHAT_SECRET: undefined }],
])('[S19] production refuses: %s', (problem, env) => {
  expect(problemsOf(env)).toEqual([expect.stringContaining(problem)]);
});

test('[S02] the development secret is made once and readable by its owner only', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'secret-'));
  const first = developmentSecret(path.join(folder, 'data'));
  expect(first).toHaveLength(32);
  expect(developmentSecret(path.join(folder, 'data'))).toEqual(first);
  expect(statSync(path.join(folder, 'data/development-secret')).mode & 0o77).toBe(0);
  rmSync(folder, { recursive: true });
});
