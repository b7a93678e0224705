import type { TokenSource } from '../access-token/token-source';
import type { BaiduSettings } from '../config';
import { AppError } from '../errors';
import { isOAuthBusy, requireText } from './fields';
import type { PlatformHttp } from './platform-http';
import { requireLife } from './token-life';

/**
 * POST form openapi.baidu.com/oauth/2.0/token: 30 days. Whether a new token ends the one before is not documented, so
 * nobody gets the old one while a new one is on its way.
 */
export const baiduTokenSource = (
  http: PlatformHttp,
  { appKey, appSecret, baseUrl }: BaiduSettings,
): TokenSource => ({
  platform: 'baidu',
  appId: appKey,
  overlapMs: 0,
  fetch: async () => {
    const body = await http({
      method: 'POST',
      url: `${baseUrl}/oauth/2.0/token`,
      form: {
        grant_type: 'client_credentials',
        client_id: appKey,
        client_secret: appSecret,
        scope: 'smartapp_snsapi_base',
      },
      isBusy: isOAuthBusy,
    });
    if (body.error !== undefined) {
      throw new AppError('PLATFORM_REFUSED', { reason: `baidu token ${String(body.error)}` });
    }
    return { token: requireText(body, 'access_token'), expiresInMs: requireLife(body) };
  },
});
