import { constants, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto';
import { decodeBase64 } from './base64';
import { DataError } from './data-error';

const minimumPad = 8;

/** The message inside a block `00 02 <at least 8 bytes, none zero> 00 <message>` (PKCS#1 v1.5, RFC 8017 section 7.2.2). */
const unwrap = (block: Buffer): Buffer | null => {
  const separator = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || separator < 2 + minimumPad) return null;
  return block.subarray(separator + 1);
};

const decryptBlocks = (data: Buffer, key: KeyObject, length: number): Buffer | null => {
  const parts: Buffer[] = [];
  for (let start = 0; start < data.length; start += length) {
    const raw = privateDecrypt(
      { key, padding: constants.RSA_NO_PADDING },
      data.subarray(start, start + length),
    );
    const part = unwrap(raw);
    if (part === null) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
};

/**
 * RSA PKCS#1 v1.5, one or several blocks of the key's length. The padding is checked here because Node 18.19 to 20
 * refuse to do it (CVE-2023-46809). Every failure looks the same from outside, so that nobody learns from the
 * difference; the ciphertext comes from Douyin, not from a client.
 * @throws DataError `rsa`
 */
export const decryptRsa = (base64: string, privateKeyPem: string): Buffer => {
  const data = decodeBase64(base64);
  let plain: Buffer | null = null;
  try {
    const key = createPrivateKey(privateKeyPem);
    const length = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
    if (data !== null && data.length > 0 && length > 0 && data.length % length === 0) {
      plain = decryptBlocks(data, key, length);
    }
  } catch {
    plain = null;
  }
  if (plain === null) throw new DataError('rsa');
  return plain;
};
