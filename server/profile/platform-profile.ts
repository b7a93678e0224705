import type { ImportProfileBody } from '../../src/contract/me';
import type { Clock } from '../clock';
import type { HostPlatform } from '../config';
import { AppError } from '../errors';
import { decryptCbc } from '../exchange/crypto/aes';
import { decryptBaidu } from '../exchange/crypto/baidu-frame';
import { DataError } from '../exchange/crypto/data-error';
import { isJsonObject, type JsonObject, parseDecrypted } from '../exchange/crypto/json';
import { optionalText, requirePair } from '../exchange/fields';
import { checkWatermark, decryptWithKeys } from '../exchange/phone-data';
import { isSignatureValid } from '../exchange/signature';
import { isAnonymousAvatar, isAnonymousName } from './anonymous';
import { cleanNickname } from './nickname';

/** What a host shows of a person, in our words. Null: it shows nothing of that kind. */
export interface PlatformProfile {
  readonly nickname: string | null;
  readonly avatarUrl: string | null;
  readonly gender: 'male' | 'female' | null;
}

/** Who must have made the proof: the app of this platform, with one of the keys of this session's identity. */
export interface ProfileSigner {
  readonly platform: HostPlatform;
  /** The app id; on Baidu the AppKey. */
  readonly appId: string;
  /** Newest first. */
  readonly sessionKeys: readonly string[];
  readonly clock: Clock;
}

const genders = { 1: 'male', 2: 'female' } as const;

const isGender = (value: unknown): value is keyof typeof genders => value === 1 || value === 2;

const parseRawData = (rawData: string): JsonObject => {
  try {
    const json: unknown = JSON.parse(rawData);
    if (isJsonObject(json)) return json;
  } catch {
    // Signed, and yet no JSON: told below.
  }
  throw new AppError('SIGNATURE_WRONG', { field: 'rawData', reason: 'no JSON object' });
};

/** `signature = sha1(rawData + session_key)`: WeChat, Douyin, Kuaishou. */
const readSigned = (rawData: string, signature: string | undefined, signer: ProfileSigner): JsonObject => {
  if (signature === undefined) throw new AppError('INVALID_INPUT', { field: 'signature' });
  if (!signer.sessionKeys.some((key) => isSignatureValid(rawData, key, signature))) {
    throw new AppError('SIGNATURE_WRONG', { field: 'signature' });
  }
  return parseRawData(rawData);
};

const decrypt = (
  body: ImportProfileBody,
  { platform, appId, sessionKeys, clock }: ProfileSigner,
): JsonObject => {
  const pair = requirePair({ encryptedData: body.encryptedData ?? null, iv: body.iv ?? null });
  const json = decryptWithKeys(sessionKeys, (sessionKey) =>
    platform === 'baidu'
      ? decryptBaidu({ ...pair, sessionKey }, appId)
      : parseDecrypted(decryptCbc({ ...pair, sessionKey }, 16, 16)),
  );
  if (platform === 'wechat' || platform === 'douyin') checkWatermark(json, appId, clock);
  return json;
};

/** The codes of a phone number's ciphertext would speak of a phone number. */
const readEncrypted = (body: ImportProfileBody, signer: ProfileSigner): JsonObject => {
  try {
    return decrypt(body, signer);
  } catch (error) {
    if (!(error instanceof DataError) || error.wrongKey) throw error;
    throw new AppError('SIGNATURE_WRONG', {
      ...(error.reason === undefined ? {} : { reason: error.reason }),
      ...(error.field === undefined ? {} : { field: error.field }),
    });
  }
};

const isAnonymous = ({ isAnonymous: said }: JsonObject, nickname: string, avatarUrl: string): boolean =>
  said === true || isAnonymousName(nickname) || isAnonymousAvatar(avatarUrl);

/**
 * The profile that the host's call gave, once it is proved to come from the host: by its signature, else by its
 * ciphertext, which is all that Baidu has. Identities in it are not looked at: who it is, the session says.
 * @throws AppError SIGNATURE_WRONG, USER_WX_SESSIONKEY_EXPIRE, PROFILE_ANONYMOUS, INVALID_INPUT
 */
export const readPlatformProfile = (body: ImportProfileBody, signer: ProfileSigner): PlatformProfile => {
  if (signer.sessionKeys.length === 0) throw new DataError('no-key');
  const { rawData, signature } = body;
  if (rawData !== undefined && signer.platform === 'baidu') {
    throw new AppError('INVALID_INPUT', { field: 'rawData', reason: 'baidu signs nothing' });
  }
  const json = rawData === undefined ? readEncrypted(body, signer) : readSigned(rawData, signature, signer);
  // Baidu's ciphertext has its own words: nickname, headimgurl, sex.
  const nickname = optionalText(json, 'nickName') ?? optionalText(json, 'nickname') ?? '';
  const avatarUrl = optionalText(json, 'avatarUrl') ?? optionalText(json, 'headimgurl') ?? '';
  if (isAnonymous(json, nickname, avatarUrl)) throw new AppError('PROFILE_ANONYMOUS');
  const gender = json.gender ?? json.sex;
  return {
    nickname: cleanNickname(nickname) || null,
    avatarUrl: avatarUrl || null,
    gender: isGender(gender) ? genders[gender] : null,
  };
};
