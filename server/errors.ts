import { type ErrorCode, errorTable } from '../src/contract/error-codes';

export interface AppErrorDetails {
  /** The input that is wrong, as a JSON pointer without the leading slash. */
  readonly field?: string;
  /** What went wrong underneath; goes to the log (redacted), never to the client. */
  readonly cause?: unknown;
  /** Our own finer word for the cause, for log lines and tests; never sent. */
  readonly reason?: string;
}

/** A refusal in the words of the error table. Its message is the sentence an end user may read. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly field: string | undefined;
  readonly reason: string | undefined;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(errorTable[code].message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = errorTable[code].status;
    this.field = details.field;
    this.reason = details.reason;
  }
}

/** The `code` that Node, the database and the framework put on their errors; undefined where there is none. */
export const errorCode = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
