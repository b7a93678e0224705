import { createPrivateKey } from 'node:crypto';
import type { ConfigReader } from './config-reader';
import { sandboxPlatforms } from './config-sandbox';
import type { HostPlatform, PlatformSettings } from './config-types';

/** The settings that name an app; a platform has either all of its own or none. */
const credentials: Readonly<Record<HostPlatform, readonly [string, string]>> = {
  wechat: ['WECHAT_APPID', 'WECHAT_SECRET'],
  douyin: ['DOUYIN_APPID', 'DOUYIN_SECRET'],
  baidu: ['BAIDU_APP_KEY', 'BAIDU_APP_SECRET'],
  kuaishou: ['KUAISHOU_APP_ID', 'KUAISHOU_APP_SECRET'],
};

/** A PEM, with line ends written as `\n` where a setting cannot hold lines. */
const readPrivateKey = (read: ConfigReader): string | null => {
  const pem = read.text('DOUYIN_PRIVATE_KEY')?.replace(/\\n/g, '\n') ?? null;
  if (pem === null) return null;
  try {
    if (createPrivateKey(pem).asymmetricKeyType === 'rsa') return pem;
  } catch {
    // Told below; the error itself may quote the key.
  }
  read.problems.push('DOUYIN_PRIVATE_KEY must be an RSA private key in PEM');
  return null;
};

const builders = {
  wechat: (read: ConfigReader, appId: string, secret: string) => ({
    appId,
    secret,
    baseUrl: read.url('WECHAT_BASE_URL', 'https://api.weixin.qq.com'),
  }),
  douyin: (read: ConfigReader, appId: string, secret: string) => ({
    appId,
    secret,
    privateKey: readPrivateKey(read),
    baseUrl: read.url('DOUYIN_BASE_URL', 'https://developer.toutiao.com'),
    openBaseUrl: read.url('DOUYIN_OPEN_BASE_URL', 'https://open.douyin.com'),
  }),
  baidu: (read: ConfigReader, appKey: string, appSecret: string) => ({
    appKey,
    appSecret,
    baseUrl: read.url('BAIDU_BASE_URL', 'https://openapi.baidu.com'),
    spBaseUrl: read.url('BAIDU_SP_BASE_URL', 'https://spapi.baidu.com'),
  }),
  kuaishou: (read: ConfigReader, appId: string, appSecret: string) => ({
    appId,
    appSecret,
    baseUrl: read.url('KUAISHOU_BASE_URL', 'https://open.kuaishou.com'),
  }),
};

type Ready = { readonly [K in HostPlatform]: NonNullable<PlatformSettings[K]> };

/**
 * A platform with its own credentials is the real one. Without them it is the sandbox's (`sandboxUrl`), or nothing
 * where there is no sandbox.
 */
export const readPlatforms = (
  read: ConfigReader,
  sandboxUrl: string | null,
): { platforms: PlatformSettings; sandboxed: HostPlatform[] } => {
  const sandbox = sandboxUrl === null ? null : sandboxPlatforms(sandboxUrl);
  const sandboxed: HostPlatform[] = [];
  const settingsOf = <K extends HostPlatform>(
    platform: K,
    build: (read: ConfigReader, id: string, secret: string) => Ready[K],
  ): Ready[K] | null => {
    const [idName, secretName] = credentials[platform];
    const id = read.text(idName);
    const secret = read.text(secretName);
    if (id !== null && secret !== null) return build(read, id, secret);
    if (id !== null) read.problems.push(`${secretName} is missing beside ${idName}`);
    if (secret !== null) read.problems.push(`${idName} is missing beside ${secretName}`);
    if (sandbox === null) return null;
    sandboxed.push(platform);
    return sandbox[platform];
  };
  const platforms = {
    wechat: settingsOf('wechat', builders.wechat),
    douyin: settingsOf('douyin', builders.douyin),
    baidu: settingsOf('baidu', builders.baidu),
    kuaishou: settingsOf('kuaishou', builders.kuaishou),
  };
  return { platforms, sandboxed };
};
