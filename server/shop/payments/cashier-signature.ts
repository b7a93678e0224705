import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers that carry a signature, in small letters as they arrive. */
export const signatureHeaders = {
  timestamp: 'cashier-timestamp',
  nonce: 'cashier-nonce',
  signature: 'cashier-signature',
} as const;

/** HMAC-SHA256 over seconds since the epoch, a number used once, and the body, a line each; in hex. */
export const signatureOf = (key: string, timestamp: string, nonce: string, body: string): string =>
  createHmac('sha256', key).update(`${timestamp}\n${nonce}\n${body}\n`).digest('hex');

/** Whether a signature is the one that belongs to the rest, compared in constant time. */
export const isSignature = (expected: string, given: string): boolean => {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
};
