import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Random } from '../random';

/** Encrypts short texts at rest. `context` is bound to the text: a sealed text moved to another row does not open. */
export interface Box {
  seal(text: string, context: string): string;
  /** Null when it was not sealed with this key and this context, or was changed since. */
  open(sealed: string, context: string): string | null;
}

/** Keys derived from the one secret, a separate one per purpose. */
export interface Keyring {
  /** AES-256-GCM. */
  box(purpose: string): Box;
  /** A hash that cannot be computed, and so not be guessed at, without the secret. */
  hmac(purpose: string, text: string): string;
}

const version = 'v1';

const createBox = (key: Buffer, random: Random): Box => ({
  seal: (text, context) => {
    const iv = random.bytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context));
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [version, ...[iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url'))].join('.');
  },
  open: (sealed, context) => {
    const [mark, iv, tag, data] = sealed.split('.');
    if (mark !== version || iv === undefined || tag === undefined || data === undefined) return null;
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
        authTagLength: 16,
      });
      decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    } catch {
      return null;
    }
  },
});

/** `secret`: 32 bytes. */
export const createKeyring = (secret: Buffer, random: Random): Keyring => {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `taro-passport ${purpose}`, 32));
  return {
    box: (purpose) => createBox(derive(`box ${purpose}`), random),
    hmac: (purpose, text) =>
      createHmac('sha256', derive(`hmac ${purpose}`))
        .update(text)
        .digest('hex'),
  };
};
