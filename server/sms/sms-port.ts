import type { Purpose } from './purpose';

/** A code on its way to a number. */
export interface CodeMessage {
  /** Eleven digits, without the country. */
  readonly phone: string;
  /** The message says what the code is for, so that nobody is talked into passing on one of another use. */
  readonly purpose: Purpose;
  /** Six digits. */
  readonly code: string;
  /** How long the code lives. */
  readonly minutes: number;
}

/**
 * Sends a code by text message. Resolves when the provider took it.
 * @throws AppError of a message that did not go out: SMS_TOO_SOON or RATE_LIMITED (the provider's own limits of the
 * number), SMS_UNDELIVERABLE (the number takes no messages), SMS_UNAVAILABLE (everything else). And SMS_TIMEOUT when the
 * provider did not answer: the message may or may not have gone out.
 */
export interface SmsPort {
  send(message: CodeMessage): Promise<void>;
}
