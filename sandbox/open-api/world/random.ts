import { createHash } from 'node:crypto';

/** A seeded generator: the same seed and the same order of calls give the same values. */
export interface Random {
  bytes(length: number): Buffer;
  /** `length` characters of `alphabet`. */
  text(length: number, alphabet?: string): string;
  /** Starts the sequence over. */
  reset(): void;
}

export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const HEX = '0123456789abcdef';

export function createRandom(seed: string): Random {
  let counter = 0;
  let left = Buffer.alloc(0);

  function bytes(length: number): Buffer {
    const parts = [left];
    let held = left.length;
    while (held < length) {
      const block = createHash('sha256').update(`${seed}:${counter++}`).digest();
      parts.push(block);
      held += block.length;
    }
    const all = Buffer.concat(parts);
    left = all.subarray(length);
    return Buffer.from(all.subarray(0, length));
  }

  return {
    bytes,
    text: (length, alphabet = BASE62) =>
      Array.from(bytes(length), (byte) => alphabet[byte % alphabet.length]).join(''),
    reset() {
      counter = 0;
      left = Buffer.alloc(0);
    },
  };
}
