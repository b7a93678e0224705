import { withToken } from '../access-token/with-token';
import type { WechatSettings } from '../config';
import { AppError } from '../errors';
import { decryptCbc } from './crypto/aes';
import { isJsonObject, type JsonObject, parseDecrypted } from './crypto/json';
import { optionalText, requireCode, requirePair, requireText } from './fields';
import { checkWatermark, decryptWithKeys, readPhone } from './phone-data';
import type { PlatformApi, PlatformDeps } from './types';
import { isBusy, stableTokenSource } from './wechat-token';

const exchangeErrors = {
  40029: 'LOGIN_CODE_INVALID',
  40163: 'LOGIN_CODE_USED',
  40226: 'ACCOUNT_BLOCKED',
  45011: 'RATE_LIMITED',
} as const;

const phoneErrors = {
  40029: 'PHONE_CODE_INVALID',
  40163: 'PHONE_CODE_INVALID',
  45011: 'RATE_LIMITED',
} as const;

const deadToken: ReadonlySet<unknown> = new Set([40001, 40014, 42001]);

/** Success has no `errcode` at all, or zero. `errmsg` ends with a request id and is never compared. */
const refuseErrcode = (body: JsonObject, known: Readonly<Record<string, AppError['code']>>): void => {
  const { errcode } = body;
  if (errcode === undefined || errcode === 0) return;
  throw new AppError(known[String(errcode)] ?? 'PLATFORM_REFUSED', { reason: `wechat ${String(errcode)}` });
};

/**
 * WeChat's open API (host api.weixin.qq.com), pages api_code2session, api_getphonenumber and api_getstableaccesstoken.
 * Phone: the code of the button with the openid, which makes WeChat check that both belong to one person; the
 * ciphertext pair (AES-128) of hosts older than 2.21.2.
 */
export const createWechatApi = (
  settings: WechatSettings,
  { guard, clock, tokens }: PlatformDeps,
): PlatformApi => {
  const { appId, secret, baseUrl } = settings;
  const http = guard('wechat');
  const keeper = tokens.keep(stableTokenSource(http, settings));

  const phoneByCode = async (code: string, openId: string | null): Promise<JsonObject> => {
    const body = await withToken(
      keeper,
      (token) =>
        http({
          method: 'POST',
          url: `${baseUrl}/wxa/business/getuserphonenumber`,
          query: { access_token: token },
          json: { code, ...(openId === null ? {} : { openid: openId }) },
          isBusy,
        }),
      ({ errcode }) => deadToken.has(errcode),
    );
    refuseErrcode(body, phoneErrors);
    if (!isJsonObject(body.phone_info)) throw new AppError('PLATFORM_REFUSED', { reason: 'no phone_info' });
    return body.phone_info;
  };

  return {
    platform: 'wechat',
    appId,
    exchange: async (proof) => {
      const query = {
        appid: appId,
        secret,
        js_code: requireCode(proof.code),
        grant_type: 'authorization_code',
      };
      const body = await http({ method: 'GET', url: `${baseUrl}/sns/jscode2session`, query, isBusy });
      refuseErrcode(body, exchangeErrors);
      return {
        openId: requireText(body, 'openid'),
        unionId: optionalText(body, 'unionid'),
        anonymousId: null,
        sessionKey: requireText(body, 'session_key'),
      };
    },
    phone: async (proof, owner) => {
      if (proof.code !== null) {
        const info = await phoneByCode(proof.code, owner.openId);
        checkWatermark(info, appId, clock);
        return readPhone(info);
      }
      if (proof.encryptedData === null) throw new AppError('INVALID_INPUT', { field: 'code' });
      const pair = requirePair(proof);
      const json = decryptWithKeys(owner.sessionKeys, (sessionKey) =>
        parseDecrypted(decryptCbc({ ...pair, sessionKey }, 16, 16)),
      );
      checkWatermark(json, appId, clock);
      return readPhone(json);
    },
  };
};
