import type { FetchedToken } from '../access-token/token-keeper';
import type { DouyinSettings } from '../config';
import { AppError } from '../errors';
import { isJsonObject } from './crypto/json';
import { requireText } from './fields';
import type { PlatformHttp } from './platform-http';

/** POST JSON open.douyin.com/oauth/client_token/. A new token leaves the old one a few minutes. */
export const fetchClientToken = async (
  http: PlatformHttp,
  { appId, secret, openBaseUrl }: DouyinSettings,
): Promise<FetchedToken> => {
  const body = await http({
    method: 'POST',
    url: `${openBaseUrl}/oauth/client_token/`,
    json: { client_key: appId, client_secret: secret, grant_type: 'client_credential' },
  });
  const data = isJsonObject(body.data) ? body.data : {};
  if (data.error_code !== 0) {
    const code = data.error_code === 2100004 ? 'PLATFORM_BUSY' : 'PLATFORM_REFUSED';
    throw new AppError(code, { reason: `douyin client_token ${String(data.error_code)}` });
  }
  return { token: requireText(data, 'access_token'), expiresInMs: Number(data.expires_in) * 1000 || 0 };
};
