import type { TokenSource } from '../access-token/token-source';
import type { KuaishouSettings } from '../config';
import { AppError } from '../errors';
import { isOAuthBusy, requireText } from './fields';
import type { PlatformHttp } from './platform-http';
import { requireLife } from './token-life';

/**
 * POST form open.kuaishou.com/oauth2/access_token (page getAccessToken): 48 hours; a new token leaves the one before to
 * its own end, so it may be refreshed however early.
 */
export const kuaishouTokenSource = (
  http: PlatformHttp,
  { appId, appSecret, baseUrl }: KuaishouSettings,
): TokenSource => ({
  platform: 'kuaishou',
  appId,
  overlapMs: Number.POSITIVE_INFINITY,
  fetch: async () => {
    const body = await http({
      method: 'POST',
      url: `${baseUrl}/oauth2/access_token`,
      form: { app_id: appId, app_secret: appSecret, grant_type: 'client_credentials' },
      isBusy: isOAuthBusy,
    });
    if (body.result !== 1) {
      throw new AppError('PLATFORM_REFUSED', { reason: `kuaishou token ${String(body.result)}` });
    }
    return { token: requireText(body, 'access_token'), expiresInMs: requireLife(body) };
  },
});
