import type { BaiduSettings } from '../config';
import { AppError } from '../errors';
import { decryptBaidu } from './crypto/baidu-frame';
import type { JsonObject } from './crypto/json';
import { optionalText, requireCode, requirePair, requireText } from './fields';
import { decryptWithKeys, readPhone } from './phone-data';
import type { PlatformHttp } from './platform-http';
import type { PlatformApi } from './types';

/** Only 10010100 (a wrong parameter, the code among them) is published; it says nothing about our credentials. */
const codeInvalid = '10010100';
/** Words of OAuth 2.0 (RFC 6749), which this endpoint speaks: they tell our own faults and theirs from a bad code. */
const words: Readonly<Record<string, AppError['code']>> = {
  invalid_client: 'PLATFORM_REFUSED',
  unauthorized_client: 'PLATFORM_REFUSED',
  server_error: 'PLATFORM_BUSY',
  temporarily_unavailable: 'PLATFORM_BUSY',
};

const refusal = ({ errno, error }: JsonObject): AppError => {
  const byNumber = String(errno) === codeInvalid ? 'LOGIN_CODE_INVALID' : 'PLATFORM_REFUSED';
  return new AppError(words[String(error)] ?? byNumber, {
    reason: `baidu ${String(errno)} ${String(error)}`,
  });
};

/**
 * Baidu's open API: POST form /oauth/jscode2sessionkey (page open_log). `client_id` is the AppKey. There is no phone
 * number by code: the ciphertext pair (AES-192, framed) is all there is, so the session key must be there before the tap.
 */
export const createBaiduApi = (
  { appKey, appSecret, spBaseUrl }: BaiduSettings,
  { http }: { readonly http: PlatformHttp },
): PlatformApi => ({
  platform: 'baidu',
  appId: appKey,
  exchange: async (proof) => {
    const form = { code: requireCode(proof.code), client_id: appKey, sk: appSecret };
    const body = await http({ method: 'POST', url: `${spBaseUrl}/oauth/jscode2sessionkey`, form });
    if ((body.errno !== undefined && body.errno !== 0) || body.error !== undefined) throw refusal(body);
    const openId = optionalText(body, 'openid') ?? requireText(body, 'open_id');
    return { openId, unionId: null, anonymousId: null, sessionKey: requireText(body, 'session_key') };
  },
  phone: async (proof, owner) => {
    const pair = requirePair(proof);
    return readPhone(
      decryptWithKeys(owner.sessionKeys, (sessionKey) => decryptBaidu({ ...pair, sessionKey }, appKey)),
    );
  },
});
