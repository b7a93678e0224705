import { createHash } from 'node:crypto';
import type { Random } from '../random';

/** 256 unpredictable bits as 43 characters of `[A-Za-z0-9_-]`. It says nothing about anybody. */
export const newToken = (random: Random): string => random.bytes(32).toString('base64url');

/** What is kept of a token. It has full entropy, so a plain hash cannot be reversed by guessing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
