import { createDecipheriv } from 'node:crypto';
import { decodeBase64 } from './base64';
import { DataError } from './data-error';

export interface CipherInput {
  /** base64 */
  readonly encryptedData: string;
  /** base64, 16 bytes */
  readonly iv: string;
  /** base64, as the platform's exchange gave it */
  readonly sessionKey: string;
}

const blockLength = 16;

const decodeIv = (text: string): Buffer => {
  const iv = decodeBase64(text);
  if (iv === null) throw new DataError('encoding', 'iv');
  if (iv.length !== blockLength) throw new DataError('iv-length', 'iv');
  return iv;
};

const decodeData = (text: string): Buffer => {
  const data = decodeBase64(text);
  if (data === null) throw new DataError('encoding', 'encryptedData');
  if (data.length === 0 || data.length % blockLength !== 0) {
    throw new DataError('data-length', 'encryptedData');
  }
  return data;
};

const decodeKey = (text: string, length: number): Buffer => {
  const key = decodeBase64(text);
  if (key === null || key.length !== length) throw new DataError('key-length');
  return key;
};

/** Removes `n` bytes of value `n`, `1 <= n <= block`; anything else is not padding. */
const unpad = (plain: Buffer, block: number): Buffer => {
  const count = plain[plain.length - 1] ?? 0;
  if (count < 1 || count > block || count > plain.length) throw new DataError('padding');
  const body = plain.subarray(0, plain.length - count);
  if (!plain.subarray(body.length).every((byte) => byte === count)) throw new DataError('padding');
  return body;
};

/**
 * AES-CBC with PKCS#7. The key's length chooses AES-128 or AES-192; `padBlock` is the block that the padding was made
 * for. CBC has no integrity: what comes out proves nothing about who made it.
 * @throws DataError
 */
export const decryptCbc = (input: CipherInput, keyLength: 16 | 24, padBlock: 16 | 32): Buffer => {
  const iv = decodeIv(input.iv);
  const data = decodeData(input.encryptedData);
  const key = decodeKey(input.sessionKey, keyLength);
  const decipher = createDecipheriv(keyLength === 16 ? 'aes-128-cbc' : 'aes-192-cbc', key, iv);
  decipher.setAutoPadding(false);
  return unpad(Buffer.concat([decipher.update(data), decipher.final()]), padBlock);
};
