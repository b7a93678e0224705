import { AppError } from '../errors';
import { DataError } from './crypto/data-error';
import type { JsonObject } from './crypto/json';
import { checkWatermark, decryptWithKeys, readPhone } from './phone-data';

const now = Date.UTC(2026, 0, 1);
const clock = { now: () => now };
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
};
const marked = (appid: unknown, timestamp: unknown): JsonObject => ({ watermark: { appid, timestamp } });

test('[S04] a watermark of another app is refused, and so is none', () => {
  expect(codeOf(() => checkWatermark(marked('a', now / 1000), 'a', clock))).toBe('none');
  expect(codeOf(() => checkWatermark(marked('b', now / 1000), 'a', clock))).toBe('PHONE_APP_MISMATCH');
  expect(codeOf(() => checkWatermark({}, 'a', clock))).toBe('PHONE_APP_MISMATCH');
});

test('[S04] a watermark that is older than five minutes, or as far ahead, is stale', () => {
  const seconds = now / 1000;
  for (const at of [seconds - 300, seconds + 300, String(seconds), now]) {
    expect(codeOf(() => checkWatermark(marked('a', at), 'a', clock))).toBe('none');
  }
  for (const at of [seconds - 301, seconds + 301, now - 300_001]) {
    expect(codeOf(() => checkWatermark(marked('a', at), 'a', clock))).toBe('PHONE_DATA_STALE');
  }
});

test('[S04] a time in a form that nobody documented does not decide', () => {
  expect(codeOf(() => checkWatermark(marked('a', '20190523123456789'), 'a', clock))).toBe('none');
});

test.each<[JsonObject, string]>([
  [{ phoneNumber: '13800138000', purePhoneNumber: '13800138000', countryCode: 86 }, '13800138000'],
  [{ phoneNumber: '+8613800138000', countryCode: '86' }, '13800138000'],
  [{ phoneNumber: '+85261234567', purePhoneNumber: '61234567', countryCode: '852' }, '+85261234567'],
  [{ mobile: '13800138000' }, '13800138000'],
])('[S04] %j is %s', (json, phone) => {
  expect(readPhone(json)).toEqual({ phone });
});

test('[S04] no number, and a number that cannot be one', () => {
  for (const json of [{}, { mobile: '' }, { mobile: '12345' }, { phoneNumber: { $ne: 1 } }]) {
    expect(codeOf(() => readPhone(json))).toBe('PHONE_DATA_INVALID');
  }
});

test('[S02] the key before is tried second, and no key at all is a dead one', () => {
  const tried: string[] = [];
  const decrypt = (key: string): JsonObject => {
    tried.push(key);
    if (key === 'new') throw new DataError('padding');
    return { key };
  };
  expect(decryptWithKeys(['new', 'old'], decrypt)).toEqual({ key: 'old' });
  expect(tried).toEqual(['new', 'old']);
  expect(codeOf(() => decryptWithKeys(['new'], decrypt))).toBe('USER_WX_SESSIONKEY_EXPIRE');
  expect(codeOf(() => decryptWithKeys([], decrypt))).toBe('USER_WX_SESSIONKEY_EXPIRE');
});

test('[S04] input that no key can mend is not tried with another', () => {
  const tried: string[] = [];
  const decrypt = (key: string): JsonObject => {
    tried.push(key);
    throw new DataError('iv-length', 'iv');
  };
  expect(codeOf(() => decryptWithKeys(['new', 'old'], decrypt))).toBe('PHONE_DATA_INVALID');
  expect(tried).toEqual(['new']);
});
