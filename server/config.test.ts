import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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
  PUBLIC_ORIGIN: 'https://shop.example.com',
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
    RATE_LIMITS: 'paper',
    HTTP_RATE_LIMITS: 'paper',
    HTTP_LIMIT_PER_ADDRESS: '-1',
    SHED_IN_FLIGHT: 'many',
    CLOSE_DEADLINE_MS: '0',
    METRICS_TOKEN: 'hush',
    METRICS_PORT: 'x',
    PUBLIC_ORIGIN: 'https://shop.example.com/path',
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
    // Follows the sandbox's address unless told otherwise.
    'CASHIER_URL',
    'CLOSE_DEADLINE_MS',
    'DATABASE_URL',
    'DOUYIN_PRIVATE_KEY',
    'HTTP_LIMIT_PER_ADDRESS',
    'HTTP_RATE_LIMITS',
    'METRICS_PORT',
    'METRICS_TOKEN',
    'PORT',
    'PUBLIC_ORIGIN',
    'RATE_LIMITS',
    'SANDBOX_URL',
    'SESSION_IDLE_DAYS',
    'SESSION_KEY_SECRET',
    'SESSION_LIFE_DAYS',
    'SHED_IN_FLIGHT',
    'SMS_PROVIDER',
    'TRUSTED_PROXIES',
    'WECHAT_SECRET',
  ]);
  expect(problems.join()).not.toContain('hush');
});

test('[S19] with a message provider every setting of it that is missing is named', () => {
  const problems = problemsOf({ SMS_PROVIDER: 'tencent', TENCENT_SMS_APP_ID: 'x' });
  expect(problems.map((line) => line.split(' ')[0])).toEqual([
    'TENCENT_SMS_SECRET_ID',
    'TENCENT_SMS_SECRET_KEY',
    'TENCENT_SMS_APP_ID',
    'TENCENT_SMS_SIGN_NAME',
    'TENCENT_SMS_TEMPLATE_LOGIN',
    'TENCENT_SMS_TEMPLATE_RESET_PASSWORD',
    'TENCENT_SMS_TEMPLATE_CHANGE_PHONE',
    'TENCENT_SMS_TEMPLATE_PROOF',
  ]);
  const config = parse({
    ...real,
    SMS_PROVIDER: 'tencent',
    TENCENT_SMS_SECRET_ID: 'AKID1',
    TENCENT_SMS_SECRET_KEY: 'k',
    TENCENT_SMS_APP_ID: '1400000001',
    TENCENT_SMS_SIGN_NAME: '鲜集',
    TENCENT_SMS_TEMPLATE_LOGIN: '1',
    TENCENT_SMS_TEMPLATE_RESET_PASSWORD: '2',
    TENCENT_SMS_TEMPLATE_CHANGE_PHONE: '3',
    TENCENT_SMS_TEMPLATE_PROOF: '4',
  });
  expect(config).toMatchObject({
    sms: 'tencent',
    tencentSms: { templates: { proof: '4' }, baseUrl: 'https://sms.tencentcloudapi.com' },
  });
});

test('[S19] with a bucket every setting of it that is missing or wrong is named', () => {
  const wrong = {
    AVATAR_STORE: 's3',
    AVATAR_S3_BUCKET: 'Not A Bucket',
    AVATAR_S3_PREFIX: '/x',
    AVATAR_S3_ENDPOINT: 'nowhere',
    AVATAR_S3_ADDRESSING: 'both',
    AVATAR_PUBLIC_URL: 'cdn',
  };
  expect(new Set(problemsOf(wrong).map((line) => line.split(' ')[0]))).toEqual(
    new Set([
      ...['AVATAR_S3_BUCKET', 'AVATAR_S3_PREFIX', 'AVATAR_S3_ENDPOINT', 'AVATAR_S3_ADDRESSING'],
      ...['AVATAR_S3_REGION', 'AVATAR_S3_ACCESS_KEY_ID', 'AVATAR_S3_SECRET_ACCESS_KEY', 'AVATAR_PUBLIC_URL'],
    ]),
  );
  expect(problemsOf({ AVATAR_STORE: 'tape' })).toEqual(['AVATAR_STORE must be local or s3']);
  const bucket = {
    AVATAR_STORE: 's3',
    AVATAR_S3_BUCKET: 'faces',
    AVATAR_S3_REGION: 'cn-north-1',
    AVATAR_S3_ACCESS_KEY_ID: 'a',
    AVATAR_S3_SECRET_ACCESS_KEY: 'b',
    AVATAR_PUBLIC_URL: 'https://cdn.example/faces/',
  };
  expect(parse(bucket)).toMatchObject({
    avatarS3: { endpoint: null, prefix: 'avatars/', pathStyle: false },
    avatarPublicUrl: 'https://cdn.example/faces',
  });
  expect(parse({})).toMatchObject({ avatarS3: null, avatarPublicUrl: null });
});

test('[S19] a password for operators is long or none', () => {
  expect(parse({}).operatorPassword).toBeNull();
  expect(problemsOf({ OPERATOR_PASSWORD: 'short' })).toEqual([expect.stringContaining('OPERATOR_PASSWORD')]);
  const operatorPassword = 'a-long-operator-password';
  expect(parse({ OPERATOR_PASSWORD: operatorPassword })).toMatchObject({ operatorPassword });
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
  ['PUBLIC_ORIGIN is required', { ...real, PUBLIC_ORIGIN: undefined }],
  ['PUBLIC_ORIGIN must be https', { ...real, PUBLIC_ORIGIN: 'http://shop.example.com' }],
  ['no platform has credentials', { ...real, WECHAT_APPID: undefined, WECHAT_SECRET: undefined }],
])('[S19] production refuses: %s', (problem, env) => {
  expect(problemsOf(env)).toEqual([expect.stringContaining(problem)]);
});

test('[S19] a production with everything wrong hears of everything at once', () => {
  const wrong = {
    ...{ NODE_ENV: 'production', SANDBOX_URL: 'http://127.0.0.1:8081', SMS_PROVIDER: 'console' },
    ...{ PUBLIC_ORIGIN: 'http://shop.example.com', PAYMENT_PROVIDER: 'sandbox' },
    ...{ WECHAT_APPID: 'wx1', WECHAT_SECRET: sandboxPlatforms('').wechat.secret },
    ...{ AVATAR_PUBLIC_URL: 'http://cdn.example', OPERATOR_PASSWORD: 'x', METRICS_TOKEN: 'x' },
    ...{ WECHAT_BASE_URL: 'http://proxy.example', SERVICE_CREDENTIALS: 'x' },
  };
  const named = problemsOf(wrong).map((line) => line.split(' ')[0]);
  for (const name of Object.keys(wrong).filter((one) => !/^(NODE_ENV|WECHAT_APPID)$/.test(one))) {
    expect(named).toContain(name);
  }
  expect(named).toContain('SESSION_KEY_SECRET');
});

test('[S20] production guards itself unless told otherwise; a developer is not in their own way', () => {
  expect(parse(real)).toMatchObject({
    publicOrigin: 'https://shop.example.com',
    limits: {
      store: 'database',
      httpStore: 'memory',
      perAddress: 6000,
      perUser: 600,
      exchangesPerAddress: 600,
    },
    shedding: { eventLoopMs: 500, inFlight: 1000 },
    closing: { drainDelayMs: 5000, deadlineMs: 20_000 },
    metrics: { token: null, port: null },
  });
  expect(parse({})).toMatchObject({
    publicOrigin: null,
    limits: { store: 'database', perAddress: 0, perUser: 0, exchangesPerAddress: 0 },
    shedding: { eventLoopMs: 0, inFlight: 1000 },
    closing: { drainDelayMs: 0 },
  });
  expect(parse({ HTTP_LIMIT_PER_USER: '7', METRICS_PORT: '0', RATE_LIMITS: 'memory' })).toMatchObject({
    limits: { perUser: 7, store: 'memory' },
    metrics: { port: 0 },
  });
});

test.each(['...', 'abc', '300.1.1.1', '10.0.0.0/33', 'loopback/8'])('[S20] %s is no proxy', (proxy) => {
  expect(problemsOf({ TRUSTED_PROXIES: `uniquelocal, ${proxy}` })).toEqual([
    expect.stringContaining('TRUSTED_PROXIES'),
  ]);
});

test.each(['loopback', '10.0.0.0/8', '2001:db8::/32', '192.0.2.1'])('[S20] %s is a proxy', (proxy) => {
  expect(parse({ TRUSTED_PROXIES: proxy }).trustedProxies).toEqual([proxy]);
});

test('[S19] docs/configuration.md has every setting that is read', () => {
  const page = readFileSync(path.resolve(__dirname, '../docs/configuration.md'), 'utf8');
  const asked = new Set<string>();
  const env = new Proxy<Record<string, string>>(
    { ...real },
    {
      get: (given, name) => {
        asked.add(String(name));
        return given[String(name)];
      },
    },
  );
  for (const choice of [{}, { AVATAR_STORE: 's3' }, { SMS_PROVIDER: 'tencent' }, { NODE_ENV: 'test' }]) {
    problemsOf(Object.assign(env, choice));
  }
  expect(asked.size).toBeGreaterThan(50);
  const told = page.replace(
    /`(\w+?)_LOGIN`, `…_RESET_PASSWORD`, `…_CHANGE_PHONE`, `…_PROOF`/g,
    (_all, stem) =>
      ['LOGIN', 'RESET_PASSWORD', 'CHANGE_PHONE', 'PROOF'].map((use) => `\`${stem}_${use}\``).join(),
  );
  expect([...asked].filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});

test('[S02] the development secret is made once and readable by its owner only', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'secret-'));
  const first = developmentSecret(path.join(folder, 'data'));
  expect(first).toHaveLength(32);
  expect(developmentSecret(path.join(folder, 'data'))).toEqual(first);
  expect(statSync(path.join(folder, 'data/development-secret')).mode & 0o77).toBe(0);
  rmSync(folder, { recursive: true });
});
