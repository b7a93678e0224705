import type { FetchedToken } from '../access-token/token-keeper';
import type { WechatSettings } from '../config';
import { AppError } from '../errors';
import { requireText } from './fields';
import type { PlatformHttp } from './platform-http';

/**
 * POST JSON /cgi-bin/stable_token. The usual mode gives the same token until its last five minutes, so several callers
 * do not end each other's; `force` ends the old one at once and is allowed 20 times a day.
 */
export const fetchStableToken = async (
  http: PlatformHttp,
  { appId, secret, baseUrl }: WechatSettings,
  force: boolean,
): Promise<FetchedToken> => {
  const body = await http({
    method: 'POST',
    url: `${baseUrl}/cgi-bin/stable_token`,
    json: {
      grant_type: 'client_credential',
      appid: appId,
      secret,
      ...(force ? { force_refresh: true } : {}),
    },
  });
  if (body.errcode !== undefined && body.errcode !== 0) {
    const code = body.errcode === -1 ? 'PLATFORM_BUSY' : 'PLATFORM_REFUSED';
    throw new AppError(code, { reason: `wechat token ${String(body.errcode)}` });
  }
  return { token: requireText(body, 'access_token'), expiresInMs: Number(body.expires_in) * 1000 || 0 };
};
