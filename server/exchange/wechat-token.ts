import type { TokenSource } from '../access-token/token-source';
import type { WechatSettings } from '../config';
import { AppError } from '../errors';
import type { JsonObject } from './crypto/json';
import { requireText } from './fields';
import type { PlatformHttp } from './platform-http';
import { requireLife } from './token-life';

/** Every endpoint of api.weixin.qq.com says so with -1. */
export const isBusy = ({ errcode }: JsonObject): boolean => errcode === -1;

/**
 * POST JSON /cgi-bin/stable_token: 2 hours. The usual mode gives the same token until its last five minutes, then a new
 * one beside it, so several callers do not end each other's; `force` ends the old one at once and is allowed 20 times a
 * day, 30 seconds apart.
 */
export const stableTokenSource = (
  http: PlatformHttp,
  { appId, secret, baseUrl }: WechatSettings,
): TokenSource => ({
  platform: 'wechat',
  appId,
  overlapMs: 5 * 60_000,
  fetch: async (force) => {
    const body = await http({
      method: 'POST',
      url: `${baseUrl}/cgi-bin/stable_token`,
      json: {
        grant_type: 'client_credential',
        appid: appId,
        secret,
        ...(force ? { force_refresh: true } : {}),
      },
      isBusy,
    });
    if (body.errcode !== undefined && body.errcode !== 0) {
      throw new AppError('PLATFORM_REFUSED', { reason: `wechat token ${String(body.errcode)}` });
    }
    return { token: requireText(body, 'access_token'), expiresInMs: requireLife(body) };
  },
});
