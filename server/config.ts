import path from 'node:path';
import { readAvatarHosts } from './config-avatars';
import { readPlatforms } from './config-platforms';
import { type ConfigReader, createConfigReader, type Env } from './config-reader';
import { defaultSandboxUrl, sandboxPlatforms } from './config-sandbox';
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
  const secret = Buffer.from(given, 'base64');
  if (secret.length !== secretLength || secret.toString('base64') !== given) {
    read.problems.push('SESSION_KEY_SECRET must be 32 bytes in base64');
  } else if (new Set(secret).size < 8) {
    read.problems.push('SESSION_KEY_SECRET must be random');
  }
  return secret;
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

const readSms = (read: ConfigReader, production: boolean): Config['sms'] => {
  const given = read.text('SMS_PROVIDER') ?? (production ? 'none' : 'console');
  if (given !== 'console' && given !== 'none') read.problems.push('SMS_PROVIDER must be console or none');
  if (given === 'console' && production) read.problems.push('SMS_PROVIDER must not be console in production');
  return given === 'console' ? 'console' : 'none';
};

/** Names of ranges (`loopback`, `linklocal`, `uniquelocal`) that the framework knows, besides addresses and networks. */
const proxyPattern = /^(loopback|linklocal|uniquelocal|[0-9a-f.:]+(\/\d{1,3})?)$/i;

const readProxies = (read: ConfigReader): readonly string[] => {
  const proxies = (read.text('TRUSTED_PROXIES') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (!proxies.every((part) => proxyPattern.test(part))) {
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
    sessionLifeMs: read.integer('SESSION_LIFE_DAYS', 30, 1, 365) * day,
    sessionIdleMs: read.integer('SESSION_IDLE_DAYS', 14, 1, 365) * day,
    trustedProxies: readProxies(read),
    secret: readSecret(read, production, developmentSecret),
    platforms,
    sandboxed,
    sandboxUrl,
    sms: readSms(read, production),
    logLevel: read.text('LOG_LEVEL') ?? 'info',
  };
  if (!['trace', 'debug', 'info', 'warn', 'error', 'silent'].includes(config.logLevel)) {
    read.problems.push('LOG_LEVEL must be trace, debug, info, warn, error or silent');
  }
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return config;
};
