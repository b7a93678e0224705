import { type ErrorCode, errorTable, isErrorCode, type LocalErrorCode, localErrors } from '../contract';
import type { TransportFailureKind } from './ports';

/** `refused` and `server` carry the server's own word and sentence besides. */
export type AuthErrorCode = LocalErrorCode;

/** Every rejection of the core. `message` is a Chinese sentence for the user; it never holds a secret. */
export class AuthError extends Error {
  override readonly name: string = 'AuthError';
  /** The server's word where a server answered, else null. */
  readonly wireCode: string | null = null;
  /** By which the server's log knows the request, where a server answered, else null. */
  readonly requestId: string | null = null;
  /** True once the trace holds it, so that it is told once however many callers it reaches. */
  reported = false;
  /** The caller has said that it deals with this word of the server, so nobody else tells it. */
  expected = false;

  constructor(
    readonly code: AuthErrorCode,
    message: string = localErrors[code],
    /** What was thrown, where that is a fault of our own. */
    readonly cause?: unknown,
  ) {
    super(message);
  }
}

/** For a function that may not throw. */
export const fail = (code: AuthErrorCode): Promise<never> => Promise.reject(new AuthError(code));

/** The server said no (4xx, code `refused`) or could not do it (any other status that is no success, code `server`). */
export class AnswerError extends AuthError {
  override readonly name: string = 'AnswerError';

  constructor(
    readonly status: number,
    override readonly wireCode: string | null,
    message: string | null,
    /** The input that is wrong, as the server names it, or null. */
    readonly field: string | null,
    override readonly requestId: string | null = null,
  ) {
    super(status >= 400 && status < 500 ? 'refused' : 'server', message ?? undefined);
  }
}

/** Anything at all, as far as its members go. */
type Fields = Readonly<Record<string, unknown>> | null | undefined;

const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** Reads an answer that is no success; anything but our own error body has no word and the general sentence. */
export const answerError = (status: number, body: unknown): AnswerError => {
  const { code, message, field, requestId } = (body ?? {}) as NonNullable<Fields>;
  const wireCode = textOrNull(code);
  const ofTable = isErrorCode(wireCode) ? errorTable[wireCode].message : null;
  const ofServer = wireCode !== null && status < 500 ? textOrNull(message) : null;
  return new AnswerError(status, wireCode, ofServer ?? ofTable, textOrNull(field), textOrNull(requestId));
};

/** The core's own refusal, in the server's word: what the server would say if it were asked. */
export const refusal = (code: ErrorCode): AnswerError => answerError(errorTable[code].status, { code });

/** Any thrown value as an `AuthError`: a transport's failure by its kind, everything unknown as `internal`. */
export const toAuthError = (error: unknown): AuthError => {
  if (error instanceof AuthError) return error;
  const kind = (error as Fields)?.transportFailure;
  return kind === 'offline' || kind === 'timeout'
    ? new AuthError(kind satisfies TransportFailureKind)
    : new AuthError('internal', undefined, error);
};

/** No answer came: nobody knows if the server did it. */
export const isNetworkFailure = ({ code }: AuthError): boolean => code === 'offline' || code === 'timeout';

/** True where a caller deals with the error itself: it was cancelled, or carries one of the server's words given here. */
export const isExpected = (error: unknown, wireCodes: readonly string[] = []): boolean =>
  error instanceof AuthError &&
  (error.code === 'cancelled' ||
    error.expected ||
    (error.wireCode !== null && wireCodes.includes(error.wireCode)));
