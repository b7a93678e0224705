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
  avatarS3: null,
  avatarPublicUrl: null,
  sessionLifeMs: 30 * 24 * 3600 * 1000,
  sessionIdleMs: 14 * 24 * 3600 * 1000,
  trustedProxies: [],
  secret: Buffer.alloc(32, 7),
  platforms: { wechat: null, douyin: null, baidu: null, kuaishou: null },
  sandboxed: [],
  sandboxUrl: null,
  sms: 'none',
  tencentSms: null,
  operatorPassword: null,
  publicOrigin: null,
  limits: { store: 'database', httpStore: 'memory', perAddress: 0, perUser: 0, exchangesPerAddress: 0 },
  shedding: { eventLoopMs: 0, inFlight: 0 },
  closing: { drainDelayMs: 0, deadlineMs: 10_000 },
  metrics: { token: null, port: null, host: '127.0.0.1' },
  databaseConnections: 10,
  // A test may write rows past the server and see them at once; what is about the cache turns it on.
  sessionCacheSize: 0,
  sessionCacheMs: 60_000,
  otherSecrets: [],
  platformTimeoutMs: 5_000,
  accessTokenEarlyMs: 300_000,
  serviceCredentials: [],
  shop: {
    orderPayMs: 30 * 60_000,
    orderReceiveMs: 10 * 24 * 3600 * 1000,
    merchantDelayMs: null,
    cashier: null,
  },
  logLevel: 'silent',
  ...overrides,
});
