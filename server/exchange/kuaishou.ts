import type { KuaishouSettings } from '../config';
import { AppError } from '../errors';
import { decryptCbc } from './crypto/aes';
import { parseDecrypted } from './crypto/json';
import { optionalText, requireCode, requirePair, requireText } from './fields';
import { decryptWithKeys, readPhone } from './phone-data';
import type { PlatformHttp } from './platform-http';
import type { PlatformApi } from './types';

/** Published: our parameters or credentials are wrong. The numbers for a bad code are not, so any other one counts as that. */
const ours: ReadonlySet<unknown> = new Set([100200100, 100200101]);
const busyWords: ReadonlySet<unknown> = new Set(['server_error', 'temporarily_unavailable']);

/**
 * Kuaishou's open API: POST form /oauth2/mp/code2session, success is `result: 1`. Phone: the AES-128 pair only, and no
 * watermark in it; that it opens with the key of this session's identity is what binds it to the caller.
 */
export const createKuaishouApi = (
  { appId, appSecret, baseUrl }: KuaishouSettings,
  { http }: { readonly http: PlatformHttp },
): PlatformApi => ({
  platform: 'kuaishou',
  appId,
  exchange: async (proof) => {
    const form = { app_id: appId, app_secret: appSecret, js_code: requireCode(proof.code) };
    const body = await http({ method: 'POST', url: `${baseUrl}/oauth2/mp/code2session`, form });
    if (body.result !== 1) {
      const busy = busyWords.has(body.error);
      const code = busy ? 'PLATFORM_BUSY' : ours.has(body.result) ? 'PLATFORM_REFUSED' : 'LOGIN_CODE_INVALID';
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
});
