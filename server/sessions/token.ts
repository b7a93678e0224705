import * as crypto from 'node:crypto';
import type { Random } from '../random';

/** 256 unpredictable bits as 43 characters of `[A-Za-z0-9_-]`. It says nothing about anybody. */
export const newToken = (random: Random): string => random.bytes(32).toString('base64url');

/** In one step where Node has it (from 20.12 on): this is on the way of every request. */
const { createHash, hash } = crypto;
const sha256: (text: string) => string =
  typeof hash === 'function'
    ? (text) => hash('sha256', text)
    : (text) => createHash('sha256').update(text).digest('hex');

/** What is kept of a token. It has full entropy, so a plain hash cannot be reversed by guessing. */
export const hashToken = (token: string): string => sha256(token);
