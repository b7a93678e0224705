import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import type { Random } from '../world/random';

/**
 * RSA PKCS#1 v1.5, Douyin's phone ciphertext. The padding bytes come from the world's generator, so that one seed gives
 * one ciphertext; texts longer than one block become several blocks, one behind the other.
 * @param publicKeyPem the key that the app registered in the console
 * @returns base64
 */
export function encryptRsa(plain: string, publicKeyPem: string, random: Random): string {
  const key = createPublicKey(publicKeyPem);
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 2048) / 8;
  const content = Buffer.from(plain, 'utf8');
  const blocks: Buffer[] = [];
  for (let at = 0; at < content.length; at += size - 11) {
    const part = content.subarray(at, at + size - 11);
    const block = Buffer.concat([
      Buffer.from([0, 2]),
      nonZero(size - 3 - part.length, random),
      Buffer.from([0]),
      part,
    ]);
    blocks.push(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block));
  }
  return Buffer.concat(blocks).toString('base64');
}

function nonZero(length: number, random: Random): Buffer {
  return Buffer.from(random.bytes(length).map((byte) => byte || 1));
}
