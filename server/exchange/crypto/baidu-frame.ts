import { type CipherInput, decryptCbc } from './aes';
import { DataError } from './data-error';
import { type JsonObject, parseDecrypted } from './json';

const randomLength = 16;
const headLength = randomLength + 4;

/**
 * Baidu's ciphertext: AES-192-CBC over 16 random bytes, the length of the JSON (32 bits, big-endian), the JSON, the
 * AppKey; padded to blocks of 32. The AppKey at the end is what a watermark is elsewhere; there is no time in it.
 * Source: smartprogram.baidu.com/docs/develop/api/open_log (the sample there has 28 bytes of padding).
 * @throws DataError
 */
export const decryptBaidu = (input: CipherInput, appKey: string): JsonObject => {
  const plain = decryptCbc(input, 24, 32);
  if (plain.length < headLength) throw new DataError('frame');
  const end = headLength + plain.readUInt32BE(randomLength);
  if (end > plain.length) throw new DataError('frame');
  const json = parseDecrypted(plain.subarray(headLength, end));
  if (plain.subarray(end).toString('utf8') !== appKey) throw new DataError('app-mismatch');
  return json;
};
