import { type ErrorCode, errorTable } from '../src/contract/error-codes';

export interface AppErrorDetails {
  /** The input that is wrong, as a JSON pointer without the leading slash. */
  readonly field?: string;
  /** What went wrong underneath; goes to the log (redacted), never to the client. */
  readonly cause?: unknown;
  /** Our own finer word for the cause, for log lines and tests; never sent. */
  readonly reason?: string;
  /** Milliseconds after which trying again makes sense; the client gets it as `Retry-After`. */
  readonly retryAfterMs?: number;
}

/** Longer than any place in an input of ours: what an unknown field was called is told back only where it can be read. */
const longestField = 128;

/** A refusal in the words of the error table. Its message is the sentence an end user may read. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly field: string | undefined;
  readonly reason: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(errorTable[code].message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = errorTable[code].status;
    this.field = (details.field?.length ?? 0) > longestField ? undefined : details.field;
    this.reason = details.reason;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The `code` that Node, the database and the framework put on their errors; undefined where there is none. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
