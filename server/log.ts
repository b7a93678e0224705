import type { IncomingMessage } from 'node:http';
import pino, { type DestinationStream, type Logger } from 'pino';

/** Six digits or more in a row may be a code or a phone number; long runs of token letters may be a token. */
const scrub = (text: string): string =>
  text
    .replace(/params:[\s\S]*$/, 'params: [removed]')
    .replace(/\d{6,}/g, '[digits]')
    .replace(/[A-Za-z0-9_+/-]{32,}={0,2}/g, '[long]');

const frames = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12);

/**
 * An error as it may stand in a log. Database drivers and parsers put the values they choked on into messages and
 * extra fields, so only the name, the code, a scrubbed message and the frames are kept, and the same of the cause.
 */
export const describeError = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return error === undefined ? undefined : { message: scrub(String(error)) };
  return {
    type: error.name,
    code: 'code' in error ? error.code : undefined,
    message: scrub(error.message),
    frames: frames(error.stack),
    cause: depth < 3 && error.cause !== undefined ? describeError(error.cause, depth + 1) : undefined,
  };
};

/** Query strings are left out: they may carry tokens. Bodies and headers are never part of a line. */
const describeRequest = (request: Pick<IncomingMessage, 'method' | 'url'>) => ({
  method: request.method,
  path: request.url?.split('?')[0],
});

const secretNames = [
  'authorization',
  'anonymousCode',
  'smsCode',
  'password',
  'passwordHash',
  'proof',
  'phone',
  'token',
  'sessionKey',
  'secret',
  'iv',
  'body',
];

/** Structured lines. Should a secret ever be handed to the logger by name, it is struck out. */
export const createLogger = (level: string, stream?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      serializers: { err: describeError, error: describeError, req: describeRequest },
      redact: {
        paths: secretNames.flatMap((name) => [name, `*.${name}`]),
        censor: '[removed]',
      },
    },
    ...(stream === undefined ? [] : [stream]),
  );
