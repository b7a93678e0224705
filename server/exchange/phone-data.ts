import type { Clock } from '../clock';
import { DataError } from './crypto/data-error';
import { isJsonObject, type JsonObject } from './crypto/json';

/** A phone number as a platform proved it. */
export interface ProvedPhone {
  /** National number for China, `+<country><number>` elsewhere. */
  readonly phone: string;
}

/** Ciphertext is made at the tap and sent at once; the clocks of two companies may differ a little. */
const maximumAge = 5 * 60_000;

const digits = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/^\+/, '').trim() : '';

/** `countryCode` is a number in some official samples and a text in others; Baidu names the number `mobile`. @throws DataError */
export const readPhone = (json: JsonObject): ProvedPhone => {
  const country = digits(json.countryCode) || '86';
  const whole = digits(json.purePhoneNumber ?? json.phoneNumber ?? json.mobile);
  const pure = country === '86' && whole.length === 13 && whole.startsWith('86') ? whole.slice(2) : whole;
  if (country === '86') {
    if (!/^1[3-9]\d{9}$/.test(pure)) throw new DataError('no-phone');
    return { phone: pure };
  }
  if (!/^\d{1,4}$/.test(country) || !/^\d{4,14}$/.test(pure)) throw new DataError('no-phone');
  return { phone: `+${country}${pure}` };
};

/** Seconds, or milliseconds; null for a form that nobody documented (an old Douyin sample has 17 digits). */
const watermarkMillis = (timestamp: unknown): number | null => {
  const text = digits(timestamp);
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  return /^\d{13}$/.test(text) ? Number(text) : null;
};

/** The watermark of WeChat and Douyin: made for our app, and lately. @throws DataError */
export const checkWatermark = (json: JsonObject, appId: string, clock: Clock): void => {
  const { watermark } = json;
  if (!isJsonObject(watermark) || watermark.appid !== appId) throw new DataError('app-mismatch');
  const at = watermarkMillis(watermark.timestamp);
  if (at !== null && Math.abs(clock.now() - at) > maximumAge) throw new DataError('stale');
};

/**
 * Decrypts with the first key that fits: the current one, then the one before it, since a login elsewhere may have
 * changed the key between the tap and now.
 * @throws DataError of the current key when none fits
 */
export const decryptWithKeys = (
  keys: readonly string[],
  decrypt: (sessionKey: string) => JsonObject,
): JsonObject => {
  let first: unknown = new DataError('no-key');
  for (const [index, key] of keys.entries()) {
    try {
      return decrypt(key);
    } catch (error) {
      if (!(error instanceof DataError) || !error.wrongKey) throw error;
      if (index === 0) first = error;
    }
  }
  throw first;
};
