import type { KuaishouSettings } from '../config';
import { AppError } from '../errors';
import { decryptCbc } from './crypto/aes';
import { parseDecrypted } from './crypto/json';
import { isOAuthBusy, optionalText, requireCode, requirePair, requireText } from './fields';
import { kuaishouTokenSource } from './kuaishou-token';
import { decryptWithKeys, readPhone } from './phone-data';
import type { PlatformApi, PlatformDeps } from './types';

/** Published: our parameters or credentials are wrong. The numbers for a bad code are not, so any other one counts as that. */
const ours: ReadonlySet<unknown> = new Set([100200100, 100200101]);

/**
 * Kuaishou's open API: POST form /oauth2/mp/code2session, success is `result: 1`. Phone: the AES-128 pair only, and no
 * watermark in it; that it opens with the key of this session's identity is what binds it to the caller.
 */
export const createKuaishouApi = (settings: KuaishouSettings, deps: PlatformDeps): PlatformApi => {
  const { appId, appSecret, baseUrl } = settings;
  const http = deps.guard('kuaishou');
  // Nothing here needs it; other services of the same developer do.
  deps.tokens.keep(kuaishouTokenSource(http, settings));

  return {
    platform: 'kuaishou',
    appId,
    exchange: async (proof) => {
      const form = { app_id: appId, app_secret: appSecret, js_code: requireCode(proof.code) };
      const url = `${baseUrl}/oauth2/mp/code2session`;
      const body = await http({ method: 'POST', url, form, isBusy: isOAuthBusy });
      if (body.result !== 1) {
        const code = ours.has(body.result) ? 'PLATFORM_REFUSED' : 'LOGIN_CODE_INVALID';
        throw new AppError(code, { reason: `kuaishou ${String(body.result)}` });
      }
      return {
        openId: requireText(body, 'open_id'),
        unionId: optionalText(body, 'union_id'),
        anonymousId: null,
        sessionKey: requireText(body, 'session_key'),
      };
    },
    phone: async (proof, owner) => {
      const pair = requirePair(proof);
      return readPhone(
        decryptWithKeys(owner.sessionKeys, (sessionKey) =>
          parseDecrypted(decryptCbc({ ...pair, sessionKey }, 16, 16)),
        ),
      );
    },
  };
};
