import type { TokenCentre } from '../access-token/token-centre';
import type { Clock } from '../clock';
import type { HostPlatform } from '../config';
import type { GuardHttp } from './guarded-http';
import type { ProvedPhone } from './phone-data';

/** What the platforms' APIs are made of. */
export interface PlatformDeps {
  readonly guard: GuardHttp;
  readonly clock: Clock;
  readonly tokens: Pick<TokenCentre, 'keep'>;
}

/** What the app got from its host's login. Douyin may have only the anonymous code. */
export interface LoginProof {
  readonly code: string | null;
  readonly anonymousCode: string | null;
}

/** Who a login code stands for. At least one of `openId` and `anonymousId` is set; a key comes with an open id. */
export interface PlatformIdentity {
  readonly openId: string | null;
  readonly unionId: string | null;
  readonly anonymousId: string | null;
  readonly sessionKey: string | null;
}

/** What the app got from its host's phone button. */
export interface PhoneProof {
  readonly code: string | null;
  readonly encryptedData: string | null;
  readonly iv: string | null;
}

/** Whose phone number is asked for, from the session: never from the client's ciphertext. */
export interface PhoneOwner {
  readonly openId: string | null;
  /** The keys that a ciphertext may have been made with, newest first. */
  readonly sessionKeys: readonly string[];
}

/** One platform's open API, in our words. Every refusal is an AppError; no code is ever sent twice. */
export interface PlatformApi {
  readonly platform: HostPlatform;
  readonly appId: string;
  /**
   * @throws AppError LOGIN_CODE_INVALID, LOGIN_CODE_USED, ACCOUNT_BLOCKED, RATE_LIMITED, PLATFORM_BUSY,
   * PLATFORM_TIMEOUT, PLATFORM_REFUSED, PLATFORM_UNAVAILABLE (the code was not sent); INVALID_INPUT when the proof lacks
   * what this platform needs
   */
  exchange(proof: LoginProof): Promise<PlatformIdentity>;
  /** Where the exchange does not tell the union id. @throws AppError those of a platform that does not answer or refuses */
  unionId?(openId: string): Promise<string>;
  /**
   * @throws AppError PHONE_CODE_INVALID, PHONE_DATA_INVALID, PHONE_APP_MISMATCH, PHONE_DATA_STALE,
   * USER_WX_SESSIONKEY_EXPIRE, and those of a platform that does not answer
   */
  phone(proof: PhoneProof, owner: PhoneOwner): Promise<ProvedPhone>;
}
