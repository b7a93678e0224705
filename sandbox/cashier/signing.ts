import { createHmac, timingSafeEqual } from 'node:crypto';

/** The key of the one merchant; it opens nothing but this cashier. */
export const MERCHANT_KEY = 'cashier-sandbox-key-000000000001';

const FRESH_MS = 5 * 60_000;

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

const sign = (key: string, timestamp: string, nonce: string, body: string): string =>
  createHmac('sha256', key).update(`${timestamp}\n${nonce}\n${body}\n`).digest('hex');

/** The headers of a signed message. @param now epoch milliseconds */
export function signedHeaders(key: string, message: { now: number; nonce: string; body: string }) {
  const timestamp = String(Math.floor(message.now / 1000));
  return {
    'content-type': 'application/json',
    'cashier-timestamp': timestamp,
    'cashier-nonce': message.nonce,
    'cashier-signature': sign(key, timestamp, message.nonce, message.body),
  };
}

/** Whether a message was signed with the key within the last five minutes. */
export function isSigned(key: string, headers: Headers, body: string, now: number): boolean {
  const timestamp = String(headers['cashier-timestamp']);
  const nonce = String(headers['cashier-nonce']);
  const given = Buffer.from(String(headers['cashier-signature']));
  const expected = Buffer.from(sign(key, timestamp, nonce, body));
  if (!(Math.abs(now - Number(timestamp) * 1000) <= FRESH_MS)) return false;
  return given.length === expected.length && timingSafeEqual(given, expected);
}
