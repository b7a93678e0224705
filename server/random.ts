import { randomBytes, randomInt } from 'node:crypto';

/** Where chance comes from. Tests give a seeded one; the real one is the operating system's. */
export interface Random {
  /** `length` unpredictable bytes. */
  bytes(length: number): Buffer;
  /** An integer in `[0, max)`, every value equally likely. */
  int(max: number): number;
}

export const systemRandom: Random = { bytes: (length) => randomBytes(length), int: (max) => randomInt(max) };

/** A row id: 128 random bits as 22 characters of `[A-Za-z0-9_-]`. */
export const newId = (random: Random): string => random.bytes(16).toString('base64url');
