import { createCipheriv } from 'node:crypto';

/**
 * AES-128-CBC with PKCS#7, the ciphertext of WeChat, Douyin and Kuaishou.
 * @param plain UTF-8 text, JSON in practice
 * @param sessionKey base64 of 16 bytes
 * @param iv base64 of 16 bytes
 * @returns base64
 */
export function encryptAes128(plain: string, sessionKey: string, iv: string): string {
  const cipher = createCipheriv('aes-128-cbc', decode(sessionKey, 16), decode(iv, 16));
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

/** Base64 to bytes of a known length. Node shortens bad base64 silently, so the length is checked. */
export function decode(value: string, length: number): Buffer {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== length) throw new Error(`expected ${length} bytes, got ${bytes.length}`);
  return bytes;
}
