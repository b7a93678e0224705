import { AuthError } from '@/auth';

/** What pages may know and show of a rejection. */
export interface Failure {
  /** The server's word (a code of the contract's table) where it answered, else one of the core's own (`offline`, `cancelled`). */
  readonly code: string;
  /** Chinese sentence for the end user. */
  readonly sentence: string;
  /** The user left; nothing is to be said. */
  readonly cancelled: boolean;
}

/** Reads a caught value; what is not the core's error gets the general sentence and leaks nothing. */
export const failureOf = (caught: unknown): Failure =>
  caught instanceof AuthError
    ? {
        code: caught.wireCode ?? caught.code,
        sentence: caught.message,
        cancelled: caught.code === 'cancelled',
      }
    : { code: 'unexpected', sentence: '系统繁忙，请稍后再试', cancelled: false };
