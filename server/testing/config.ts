import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Config } from '../config';

/** Settings for tests: no platform, no message service, silent. */
export const testConfig = (overrides: Partial<Config> = {}): Config => ({
  production: false,
  host: '127.0.0.1',
  port: 0,
  databaseUrl: null,
  databaseDir: '/nonexistent',
  avatarDir: path.join(tmpdir(), 'taro-passport-test-avatars'),
  avatarHosts: [],
  sessionLifeMs: 30 * 24 * 3600 * 1000,
  sessionIdleMs: 14 * 24 * 3600 * 1000,
  trustedProxies: [],
  secret: Buffer.alloc(32, 7),
  platforms: { wechat: null, douyin: null, baidu: null, kuaishou: null },
  sandboxed: [],
  sandboxUrl: null,
  sms: 'none',
  logLevel: 'silent',
  ...overrides,
});
