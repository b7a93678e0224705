import { withToken } from '../access-token/with-token';
import type { DouyinSettings } from '../config';
import { AppError } from '../errors';
import { decryptCbc } from './crypto/aes';
import { isJsonObject, type JsonObject, parseDecrypted } from './crypto/json';
import { decryptRsa } from './crypto/rsa';
import { clientTokenSource } from './douyin-token';
import { optionalText, requirePair, requireText } from './fields';
import { checkWatermark, decryptWithKeys, readPhone } from './phone-data';
import type { LoginProof, PlatformApi, PlatformDeps } from './types';

const exchangeErrors: Readonly<Record<string, AppError['code']>> = {
  40018: 'LOGIN_CODE_INVALID',
  40019: 'LOGIN_CODE_INVALID',
};

const phoneErrors: Readonly<Record<string, AppError['code']>> = {
  28001007: 'PHONE_CODE_INVALID',
  28005187: 'PHONE_CODE_INVALID',
};

const isBusy = ({ err_no }: JsonObject): boolean => err_no === -1 || err_no === 28001005;

/** Invalid and expired; the older numbers stand in the same error list of open.douyin.com. */
const deadToken: ReadonlySet<unknown> = new Set([28001003, 28001008, 2190002, 2190008]);

const refuseErrNo = (body: JsonObject, known: Readonly<Record<string, AppError['code']>>): void => {
  if (body.err_no === 0) return;
  const log = typeof body.log_id === 'string' ? ` log_id ${body.log_id}` : '';
  const code = known[String(body.err_no)] ?? 'PLATFORM_REFUSED';
  throw new AppError(code, { reason: `douyin ${String(body.err_no)}${log}` });
};

const codesOf = ({ code, anonymousCode }: LoginProof): JsonObject => {
  if (code === null && anonymousCode === null) throw new AppError('INVALID_INPUT', { field: 'code' });
  return {
    ...(code === null ? {} : { code }),
    ...(anonymousCode === null ? {} : { anonymous_code: anonymousCode }),
  };
};

/**
 * Douyin's open API: code-2-session (v2) on developer.toutiao.com, get_phonenumber_info on open.douyin.com.
 * A host without a user gives only the anonymous code, which stands for a device. Phone: the button's code, answered
 * with RSA for our private key; the AES-128 pair of hosts older than 3.51.0.
 */
export const createDouyinApi = (
  settings: DouyinSettings,
  { guard, clock, tokens }: PlatformDeps,
): PlatformApi => {
  const { appId, secret, baseUrl, openBaseUrl, privateKey } = settings;
  const http = guard('douyin');
  const openHttp = guard('douyin', 'open');
  const keeper = tokens.keep(clientTokenSource(openHttp, settings));

  const phoneByCode = async (code: string): Promise<JsonObject> => {
    if (privateKey === null)
      throw new AppError('PLATFORM_NOT_CONFIGURED', { reason: 'no DOUYIN_PRIVATE_KEY' });
    const body = await withToken(
      keeper,
      (token) =>
        openHttp({
          method: 'POST',
          url: `${openBaseUrl}/api/apps/v1/get_phonenumber_info/`,
          headers: { 'access-token': token },
          json: { code },
          isBusy,
        }),
      ({ err_no }) => deadToken.has(err_no),
    );
    refuseErrNo(body, phoneErrors);
    return parseDecrypted(decryptRsa(requireText(body, 'data'), privateKey));
  };

  return {
    platform: 'douyin',
    appId,
    exchange: async (proof) => {
      const json = { appid: appId, secret, ...codesOf(proof) };
      const url = `${baseUrl}/api/apps/v2/jscode2session`;
      const body = await http({ method: 'POST', url, json, isBusy });
      refuseErrNo(body, exchangeErrors);
      const data = isJsonObject(body.data) ? body.data : {};
      const anonymousId = optionalText(data, 'anonymous_openid');
      const withUser = proof.code !== null;
      return {
        openId: withUser ? requireText(data, 'openid') : null,
        unionId: withUser ? optionalText(data, 'unionid') : null,
        anonymousId: withUser ? anonymousId : requireText(data, 'anonymous_openid'),
        sessionKey: withUser ? requireText(data, 'session_key') : null,
      };
    },
    phone: async (proof, owner) => {
      if (proof.code === null && proof.encryptedData === null) {
        throw new AppError('INVALID_INPUT', { field: 'code' });
      }
      const json =
        proof.code === null
          ? decryptWithKeys(owner.sessionKeys, (sessionKey) =>
              parseDecrypted(decryptCbc({ ...requirePair(proof), sessionKey }, 16, 16)),
            )
          : await phoneByCode(proof.code);
      checkWatermark(json, appId, clock);
      return readPhone(json);
    },
  };
};
