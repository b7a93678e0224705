import { createCipheriv } from 'node:crypto';
import { decode } from './aes';

const BLOCK = 32;

/**
 * Baidu's ciphertext: AES-192-CBC over `salt(16) | length(uint32 BE) | body | AppKey`, padded to blocks of 32 bytes.
 * Padding of 17 to 32 bytes makes OpenSSL's own unpadding throw, as on the real platform.
 * @param body UTF-8 text, JSON in practice
 * @param options.sessionKey 32 characters that are base64 of 24 bytes
 * @param options.iv base64 of 16 bytes
 * @param options.salt 16 bytes that the platform draws at random
 * @returns base64
 */
export function encryptBaiduFrame(
  body: string,
  options: { appKey: string; sessionKey: string; iv: string; salt: Buffer },
): string {
  const content = Buffer.from(body, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const frame = Buffer.concat([options.salt, length, content, Buffer.from(options.appKey, 'utf8')]);
  const pad = BLOCK - (frame.length % BLOCK);
  const cipher = createCipheriv('aes-192-cbc', decode(options.sessionKey, 24), decode(options.iv, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([
    cipher.update(frame),
    cipher.update(Buffer.alloc(pad, pad)),
    cipher.final(),
  ]).toString('base64');
}
