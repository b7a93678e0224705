import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../random';

/** Encrypts short texts at rest. `context` is bound to the text: a sealed text moved to another row does not open. */
export interface Box {
  seal(text: string, context: string): string;
  /** Null when it was not sealed with a known key and this context, or was changed since. */
  open(sealed: string, context: string): string | null;
  /** What every text begins with that is sealed with the newest key, and no other text. */
  readonly newest: string;
}

export interface BoxKey {
  /** Letters, digits, `-` and `_`. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** `v1` did not name its key. */
const [unnamed, named] = ['v1', 'v2'] as const;

interface Parts {
  readonly iv: string;
  readonly tag: string;
  readonly data: string;
}

const unlock = (key: Buffer, { iv, tag, data }: Parts, aad: string): string | null => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    });
    decipher.setAAD(Buffer.from(aad)).setAuthTag(Buffer.from(tag, 'base64url'));
    const start = decipher.update(Buffer.from(data, 'base64url'));
    return Buffer.concat([start, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
};

const partsOf = ([iv, tag, data, ...rest]: readonly string[]): Parts | null =>
  iv === undefined || tag === undefined || data === undefined || rest.length > 0 ? null : { iv, tag, data };

export const createBox = (first: BoxKey, others: readonly BoxKey[], random: Random): Box => {
  const keys = [first, ...others];
  const newest = `${named}.${first.id}.`;

  const openUnnamed = (parts: Parts, context: string): string | null => {
    for (const { key } of keys) {
      const text = unlock(key, parts, context);
      if (text !== null) return text;
    }
    return null;
  };

  return {
    newest,
    seal: (text, context) => {
      const iv = random.bytes(12);
      const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(Buffer.from(context));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return newest + [iv, cipher.getAuthTag(), data].map((part) => part.toString('base64url')).join('.');
    },
    open: (sealed, context) => {
      const [version, ...rest] = sealed.split('.');
      if (version === unnamed) {
        const parts = partsOf(rest);
        return parts && openUnnamed(parts, context);
      }
      const parts = version === named ? partsOf(rest.slice(1)) : null;
      const key = keys.find(({ id }) => id === rest[0])?.key;
      return parts === null || key === undefined ? null : unlock(key, parts, context);
    },
  };
};
