import type { IncomingMessage } from 'node:http';
import { isErrorCode } from '../src/contract/error-codes';

/**
 * Six digits or more in a row may be a code or a phone number; long runs of token letters may be a token. What a
 * database was given stands behind `params:`, and what a parser choked on between double quotes behind a colon.
 */
export const scrub = (text: string): string =>
  text
    .replace(/params:[\s\S]*$/, 'params: [removed]')
    .replace(/: "[\s\S]*"/g, ': [removed]')
    .replace(/"[\s\S]*"\.* is not valid JSON/g, '[removed] is not valid JSON')
    .replace(/\d{6,}/g, '[digits]')
    .replace(/[A-Za-z0-9_+/-]{32,}={0,2}/g, '[long]');

/** Lines of a stack that name a place; a line of the message may begin like one, but does not end like one. */
const frames = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at \S.*(:\d+:\d+|<anonymous>)\)?$/.test(line))
    .slice(0, 12);

const deepest = 3;

/**
 * An error as it may stand in a log. Database drivers and parsers put the values they choked on into messages and
 * extra fields, so only the name, the code, a scrubbed message and the frames are kept, and the same of the cause and
 * of errors that were gathered into one.
 */
export const describeError = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return error === undefined ? undefined : { message: scrub(String(error)) };
  const { cause } = error;
  const gathered: unknown = 'errors' in error ? error.errors : undefined;
  return {
    type: error.name,
    code: 'code' in error && error.code !== undefined ? scrub(String(error.code)) : undefined,
    message: scrub(error.message),
    frames: frames(error.stack),
    cause: depth < deepest && cause !== undefined ? describeError(cause, depth + 1) : undefined,
    errors:
      depth < deepest && Array.isArray(gathered)
        ? gathered.slice(0, 3).map((one) => describeError(one, depth + 1))
        : undefined,
  };
};

/** Query strings are left out: they may carry tokens. Bodies and headers are never part of a line. */
const describeRequest = (request: Pick<IncomingMessage, 'method' | 'url'>) => ({
  method: request.method,
  path: request.url?.split('?')[0],
});

const describeReply = (reply: { readonly statusCode?: unknown }) => ({ statusCode: reply.statusCode });

/** The framework hands over its own objects, which know everything; these are described, not looked through. */
const described: Readonly<Record<string, (value: never) => unknown>> = {
  err: describeError,
  error: describeError,
  req: describeRequest,
  request: describeRequest,
  res: describeReply,
  reply: describeReply,
};

/** In small letters and without separators, so that `session_key`, `Session-Key` and `sessionKey` are one. */
const secretNames: ReadonlySet<string> = new Set(
  [
    ...['authorization', 'proxyAuthorization', 'cookie', 'setCookie', 'headers', 'rawHeaders'],
    ...['body', 'rawBody', 'payload', 'query', 'querystring', 'search', 'params', 'parameters', 'values'],
    ...['code', 'jsCode', 'anonymousCode', 'smsCode', 'phoneCode', 'proof', 'rawData', 'signature'],
    ...['token', 'accessToken', 'clientToken', 'refreshToken', 'sessionKey', 'encryptedData', 'iv'],
    ...['password', 'passwordHash', 'secret', 'appSecret', 'clientSecret', 'secretKey', 'privateKey'],
    ...['phone', 'phoneNumber', 'mobile', 'openId', 'unionId', 'nickname', 'detail', 'where'],
  ].map((name) => name.toLowerCase()),
);

const isSecretName = (name: string): boolean => secretNames.has(name.toLowerCase().replace(/[-_]/g, ''));

/** A code of ours, of the framework, of Node or of the database; never one that somebody logs in with. */
const isErrorWord = (value: unknown): boolean =>
  isErrorCode(value) ||
  (typeof value === 'string' && /^(FST_[A-Z_]+|ERR_[A-Z0-9_]+|E[A-Z]+|[0-9A-Z]{5})$/.test(value));

const removed = '[removed]';
const furthest = 6;

/** An address without what follows its path. */
const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

const scrubMember = (name: string, value: unknown, depth: number): unknown => {
  if (value === undefined || value === null) return value;
  const describe = Object.hasOwn(described, name) ? described[name] : undefined;
  if (describe !== undefined && typeof value === 'object') return describe(value as never);
  if (name === 'code' && isErrorWord(value)) return value;
  if (isSecretName(name)) return removed;
  if (/ur[li]$/i.test(name) && typeof value === 'string') return withoutQuery(value);
  return scrubValue(value, depth + 1);
};

const scrubValue = (value: unknown, depth: number): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return describeError(value);
  if (ArrayBuffer.isView(value) || depth > furthest) return removed;
  if (Array.isArray(value)) return value.map((one) => scrubValue(one, depth + 1));
  return scrubFields(value as Record<string, unknown>, depth);
};

/** What was handed to the logger, without the members whose names say that they are secret, at any depth. */
export const scrubFields = (fields: Readonly<Record<string, unknown>>, depth = 0): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, scrubMember(name, value, depth)]));
