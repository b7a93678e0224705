import { createHmac } from 'node:crypto';
import type { Platform, SandboxApp } from './types';

/** Identifiers that the platforms give to people and devices. They depend on the seed, so a restart keeps them. */
export interface Ids {
  openId(app: SandboxApp, personId: string): string;
  /** Null when the app is bound to no developer account. */
  unionId(app: SandboxApp, personId: string): string | null;
  /** Douyin: the device's identity in an app, without a user. */
  anonymousOpenId(app: SandboxApp, deviceId: string): string;
  /** The person behind an open id that this world has given out. */
  personOf(app: SandboxApp, openId: string): string | undefined;
}

const openIdShape: Record<Platform, (raw: Buffer) => string> = {
  wechat: (raw) => `o${raw.toString('base64url').slice(0, 27)}`,
  douyin: (raw) => `_000${raw.toString('base64url').slice(0, 32)}`,
  baidu: (raw) => raw.toString('base64url').slice(0, 26),
  kuaishou: (raw) => `f1${raw.toString('hex').slice(0, 30)}`,
};

export function createIds(seed: string): Ids {
  const given = new Map<string, string>();
  const derive = (...parts: string[]) => createHmac('sha256', seed).update(parts.join('\n')).digest();
  return {
    openId(app, personId) {
      const openId = openIdShape[app.platform](derive('open', app.platform, app.appId, personId));
      given.set(`${app.platform}\n${app.appId}\n${openId}`, personId);
      return openId;
    },
    unionId(app, personId) {
      if (app.developer === null) return null;
      return openIdShape[app.platform](derive('union', app.platform, app.developer, personId));
    },
    anonymousOpenId: (app, deviceId) => openIdShape.douyin(derive('anonymous', app.appId, deviceId)),
    personOf: (app, openId) => given.get(`${app.platform}\n${app.appId}\n${openId}`),
  };
}
