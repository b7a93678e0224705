import { createHmac, hkdfSync } from 'node:crypto';
import type { Random } from '../random';
import { type Box, createBox } from './box';

export type { Box } from './box';

/**
 * Keys derived from a few secrets, a separate one per purpose. The first secret encrypts; what an older one has encrypted
 * is still opened, so that secrets can be replaced while the server runs.
 */
export interface Keyring {
  /** AES-256-GCM. */
  box(purpose: string): Box;
  /** A hash that cannot be computed, and so not be guessed at, without the first secret. */
  hmac(purpose: string, text: string): string;
}

const derive = (secret: Buffer, purpose: string, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `taro-passport ${purpose}`, length));

/** `secret`, `others`: 32 bytes each. */
export const createKeyring = (secret: Buffer, random: Random, others: readonly Buffer[] = []): Keyring => {
  const hmacKeys = new Map<string, Buffer>();
  return {
    box: (purpose) => {
      const keyOf = (each: Buffer) => ({
        // The name tells nothing of the secret and is the same on every instance.
        id: derive(each, 'key id', 6).toString('base64url'),
        key: derive(each, `box ${purpose}`),
      });
      return createBox(keyOf(secret), others.map(keyOf), random);
    },
    hmac: (purpose, text) => {
      const key = hmacKeys.get(purpose) ?? derive(secret, `hmac ${purpose}`);
      hmacKeys.set(purpose, key);
      return createHmac('sha256', key).update(text).digest('hex');
    },
  };
};
