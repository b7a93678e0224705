import type { ErrorCode } from '../../../src/contract/error-codes';
import { AppError } from '../../errors';

/**
 * Why a ciphertext was not taken. `wrongKey` reasons mean that it was not made with the key that was tried: whoever
 * made it knew another one. The rest are faults of the input itself.
 */
const reasons = {
  'key-length': { code: 'USER_WX_SESSIONKEY_EXPIRE', wrongKey: true },
  padding: { code: 'USER_WX_SESSIONKEY_EXPIRE', wrongKey: true },
  frame: { code: 'USER_WX_SESSIONKEY_EXPIRE', wrongKey: true },
  json: { code: 'USER_WX_SESSIONKEY_EXPIRE', wrongKey: true },
  'no-key': { code: 'USER_WX_SESSIONKEY_EXPIRE', wrongKey: true },
  encoding: { code: 'PHONE_DATA_INVALID', wrongKey: false },
  'iv-length': { code: 'PHONE_DATA_INVALID', wrongKey: false },
  'data-length': { code: 'PHONE_DATA_INVALID', wrongKey: false },
  'no-phone': { code: 'PHONE_DATA_INVALID', wrongKey: false },
  rsa: { code: 'PLATFORM_REFUSED', wrongKey: false },
  'app-mismatch': { code: 'PHONE_APP_MISMATCH', wrongKey: false },
  stale: { code: 'PHONE_DATA_STALE', wrongKey: false },
} as const satisfies Record<string, { code: ErrorCode; wrongKey: boolean }>;

export type DataErrorReason = keyof typeof reasons;

/** A ciphertext that was refused, with the reason for the log and the code for the client. */
export class DataError extends AppError {
  readonly wrongKey: boolean;

  constructor(reason: DataErrorReason, field?: string) {
    super(reasons[reason].code, { reason, ...(field === undefined ? {} : { field }) });
    this.name = 'DataError';
    this.wrongKey = reasons[reason].wrongKey;
  }
}
