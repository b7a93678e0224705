import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { readAccessTokens } from './config-access-tokens';
import { readAvatarHosts, readAvatarStore } from './config-avatars';
import { readOperations } from './config-operations';
import { readOperatorPassword } from './config-operator';
import { readPlatforms } from './config-platforms';
import { type ConfigReader, createConfigReader, type Env } from './config-reader';
import { defaultSandboxUrl, sandboxPlatforms } from './config-sandbox';
import { parseSecret, readSessions } from './config-sessions';
import { readShop } from './config-shop';
import { readSms } from './config-sms';
import type { Config } from './config-types';

export type * from './config-types';

/** Everything that is wrong with the environment, one line each. Names settings, never their values. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the settings are wrong:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const day = 24 * 3600 * 1000;
const secretLength = 32;

const readSecret = (read: ConfigReader, production: boolean, developmentSecret: () => Buffer): Buffer => {
  const given = read.text('SESSION_KEY_SECRET');
  if (given === null) {
    if (!production) return developmentSecret();
    read.problems.push('SESSION_KEY_SECRET is required in production (32 random bytes, base64)');
    return Buffer.alloc(secretLength);
  }
  return parseSecret(read, 'SESSION_KEY_SECRET', given) ?? Buffer.alloc(secretLength);
};

const refuseSandbox = (read: ConfigReader, { platforms }: Pick<Config, 'platforms'>): void => {
  if (read.isSet('SANDBOX_URL')) read.problems.push('SANDBOX_URL must not be set in production');
  const known = sandboxPlatforms('');
  const simulated = [
    platforms.wechat?.secret === known.wechat.secret && 'WECHAT_SECRET',
    platforms.douyin?.secret === known.douyin.secret && 'DOUYIN_SECRET',
    platforms.baidu?.appSecret === known.baidu.appSecret && 'BAIDU_APP_SECRET',
    platforms.kuaishou?.appSecret === known.kuaishou.appSecret && 'KUAISHOU_APP_SECRET',
  ].filter((name) => name !== false);
  for (const name of simulated) read.problems.push(`${name} is the sandbox's`);
  if (Object.values(platforms).every((platform) => platform === null)) {
    read.problems.push(
      'no platform has credentials: set at least one of WECHAT_*, DOUYIN_*, BAIDU_*, KUAISHOU_*',
    );
  }
};

/** Names of ranges that the framework knows. */
const ranges: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

const isProxy = (text: string): boolean =>
  ranges.has(text) ||
  ipaddr.IPv4.isValidFourPartDecimal(text) ||
  ipaddr.IPv6.isValid(text) ||
  ipaddr.isValidCIDR(text);

const readProxies = (read: ConfigReader): readonly string[] => {
  const proxies = (read.text('TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (!proxies.every(isProxy)) {
    read.problems.push('TRUSTED_PROXIES must be a list of addresses or networks, divided by commas');
  }
  return proxies;
};

/** Folder of all that the server keeps on disk. */
export const dataDirOf = (env: Env): string => env.DATA_DIR?.trim() || '.data';

/**
 * The settings of a server from its environment.
 * @param developmentSecret asked for only outside production, when SESSION_KEY_SECRET is not set
 * @throws ConfigError that lists everything that is wrong
 */
export const parseConfig = (env: Env, developmentSecret: () => Buffer): Config => {
  const production = env.NODE_ENV === 'production';
  const read = createConfigReader(env, production);
  const sandboxUrl = production ? null : read.url('SANDBOX_URL', defaultSandboxUrl);
  const { platforms, sandboxed } = readPlatforms(read, sandboxUrl);
  if (production) refuseSandbox(read, { platforms });
  const databaseUrl = read.text('DATABASE_URL');
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    read.problems.push('DATABASE_URL must be a postgres:// address');
  }
  const config: Config = {
    production,
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.integer('PORT', 8080, 0, 65_535),
    databaseUrl,
    databaseDir: path.join(dataDirOf(env), 'db'),
    avatarDir: path.resolve(dataDirOf(env), 'avatars'),
    avatarHosts: readAvatarHosts(read),
    ...readAvatarStore(read),
    sessionLifeMs: read.integer('SESSION_LIFE_DAYS', 30, 1, 365) * day,
    sessionIdleMs: read.integer('SESSION_IDLE_DAYS', 14, 1, 365) * day,
    trustedProxies: readProxies(read),
    secret: readSecret(read, production, developmentSecret),
    platforms,
    sandboxed,
    sandboxUrl,
    ...readSms(read, production),
    operatorPassword: readOperatorPassword(read),
    ...readOperations(read, production),
    ...readSessions(read),
    ...readAccessTokens(read),
    shop: readShop(read, sandboxUrl),
    logLevel: read.text('LOG_LEVEL') ?? 'info',
  };
  if (!['trace', 'debug', 'info', 'warn', 'error', 'silent'].includes(config.logLevel)) {
    read.problems.push('LOG_LEVEL must be trace, debug, info, warn, error or silent');
  }
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return config;
};
