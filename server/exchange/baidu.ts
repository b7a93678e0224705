import { withToken } from '../access-token/with-token';
import type { BaiduSettings } from '../config';
import { AppError } from '../errors';
import { baiduTokenSource } from './baidu-token';
import { decryptBaidu } from './crypto/baidu-frame';
import { isJsonObject, type JsonObject } from './crypto/json';
import { isOAuthBusy, optionalText, requireCode, requirePair, requireText } from './fields';
import { decryptWithKeys, readPhone } from './phone-data';
import type { PlatformApi, PlatformDeps } from './types';

/** Only 10010100 (a wrong parameter, the code among them) is published; it says nothing about our credentials. */
const codeInvalid = '10010100';
/** Words of OAuth 2.0 (RFC 6749), which this endpoint speaks: they tell our own faults from a bad code. */
const oursWords: ReadonlySet<unknown> = new Set(['invalid_client', 'unauthorized_client']);

/** Invalid or expired, in the numbers that all of openapi.baidu.com/rest shares; 2 and 4 there: busy, asked too often. */
const deadToken: ReadonlySet<unknown> = new Set([110, 111]);

const refusal = ({ errno, error }: JsonObject): AppError => {
  const isCode = String(errno) === codeInvalid && !oursWords.has(error);
  return new AppError(isCode ? 'LOGIN_CODE_INVALID' : 'PLATFORM_REFUSED', {
    reason: `baidu ${String(errno)} ${String(error)}`,
  });
};

/**
 * Baidu's open API: POST form /oauth/jscode2sessionkey (page open_log). `client_id` is the AppKey. There is no phone
 * number by code: the ciphertext pair (AES-192, framed) is all there is, so the session key must be there before the tap.
 * The union id comes from an endpoint of its own (POST form /rest/2.0/smartapp/getunionid), by access token.
 */
export const createBaiduApi = (settings: BaiduSettings, { guard, tokens }: PlatformDeps): PlatformApi => {
  const { appKey, appSecret, baseUrl, spBaseUrl } = settings;
  const http = guard('baidu');
  const openHttp = guard('baidu', 'open');
  const keeper = tokens.keep(baiduTokenSource(openHttp, settings));

  return {
    platform: 'baidu',
    appId: appKey,
    exchange: async (proof) => {
      const form = { code: requireCode(proof.code), client_id: appKey, sk: appSecret };
      const url = `${spBaseUrl}/oauth/jscode2sessionkey`;
      const body = await http({ method: 'POST', url, form, isBusy: isOAuthBusy });
      if ((body.errno !== undefined && body.errno !== 0) || body.error !== undefined) throw refusal(body);
      const openId = optionalText(body, 'openid') ?? requireText(body, 'open_id');
      return { openId, unionId: null, anonymousId: null, sessionKey: requireText(body, 'session_key') };
    },
    unionId: async (openId) => {
      const body = await withToken(
        keeper,
        (token) =>
          openHttp({
            method: 'POST',
            url: `${baseUrl}/rest/2.0/smartapp/getunionid`,
            query: { access_token: token },
            form: { openid: openId },
            isBusy: ({ errno }) => errno === 2,
          }),
        ({ errno }) => deadToken.has(errno),
      );
      if (body.errno !== 0) {
        throw new AppError('PLATFORM_REFUSED', { reason: `baidu unionid ${String(body.errno)}` });
      }
      return requireText(isJsonObject(body.data) ? body.data : {}, 'unionid');
    },
    phone: async (proof, owner) => {
      const pair = requirePair(proof);
      return readPhone(
        decryptWithKeys(owner.sessionKeys, (sessionKey) => decryptBaidu({ ...pair, sessionKey }, appKey)),
      );
    },
  };
};
