import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether `signature` is `sha1hex(rawData + session_key)`, the key as the text it is (WeChat, Douyin, Kuaishou).
 * Takes the same time wherever the two differ.
 */
export const isSignatureValid = (rawData: string, sessionKey: string, signature: string): boolean => {
  const expected = createHash('sha1').update(`${rawData}${sessionKey}`).digest();
  return /^[0-9a-f]{40}$/.test(signature) && timingSafeEqual(expected, Buffer.from(signature, 'hex'));
};
