import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Random } from '../random';
import type { Counted, RateLimits } from '../rate-limits/rate-limits';
import type { Keyring } from '../secrets/keyring';
import type { Purpose } from './purpose';
import { smsRepository } from './repository';
import { type Origin, smsLimits } from './sms-limits';
import type { SmsPort } from './sms-port';

const coolDownMs = 60_000;
const lifeMs = 5 * 60_000;
const attempts = 5;

/** A code that was right when it was looked at, and is not used up yet. */
export interface RightCode {
  readonly phone: string;
  readonly codeHash: string;
}

export interface SmsCodes {
  /**
   * Sends a code, whether or not the number belongs to somebody. Gives the seconds until the next one may be asked for.
   * @throws AppError SMS_TOO_SOON, RATE_LIMITED (the day's limit of the number, device or address), SMS_UNDELIVERABLE,
   * SMS_UNAVAILABLE; SMS_TIMEOUT when nobody knows whether the message went out: its code works should it arrive
   */
  send(phone: string, purpose: Purpose, origin: Origin): Promise<number>;
  /**
   * Counts an attempt and compares.
   * @throws AppError SMS_CODE_WRONG: wrong, used, too old, tried too often, or sent for another purpose
   */
  check(phone: string, code: string, purpose: Purpose): Promise<RightCode>;
  /** Uses a right code up, together with what the transaction does with it. @throws AppError SMS_CODE_WRONG: used meanwhile */
  consume(tx: Db, right: RightCode): Promise<void>;
  /** `check` and `consume` at once. */
  verify(phone: string, code: string, purpose: Purpose): Promise<void>;
  /** Removes codes that ended long ago, and with them the numbers. */
  sweep(): Promise<void>;
}

export interface SmsCodesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyring: Keyring;
  readonly limits: RateLimits;
  readonly port: SmsPort;
}

const mayHaveGone = (error: unknown): boolean => error instanceof AppError && error.code === 'SMS_TIMEOUT';

export const createSmsCodes = (deps: SmsCodesDeps): SmsCodes => {
  const { db, clock, random, keyring, limits, port } = deps;
  // A million codes are tried in no time: without the server's secret the hash must be worth nothing.
  const hash = (phone: string, code: string): string => keyring.hmac('sms-code', `${phone} ${code}`);

  /** The cool-down and the day's limits in one transaction: what one of them refuses leaves no trace in the others. */
  const begin = (
    row: Parameters<typeof smsRepository.begin>[1],
    counted: readonly Counted[],
  ): Promise<void> =>
    inTransaction(db, async (tx) => {
      if (!(await smsRepository.begin(tx, row, row.sentAt - coolDownMs))) throw new AppError('SMS_TOO_SOON');
      await limits.take(tx, counted);
    });

  const check: SmsCodes['check'] = async (phone, code, purpose) => {
    const expected = await smsRepository.attempt(db, phone, purpose, clock.now(), attempts);
    const given = hash(phone, code);
    // Compared in any case, so that the time tells nothing about whether there is a code.
    const equal = timingSafeEqual(Buffer.from(expected ?? given.replace(/./g, '0')), Buffer.from(given));
    if (expected === null || !equal) throw new AppError('SMS_CODE_WRONG');
    return { phone, codeHash: expected };
  };

  const consume: SmsCodes['consume'] = async (tx, { phone, codeHash }) => {
    if (!(await smsRepository.consume(tx, phone, codeHash, clock.now())))
      throw new AppError('SMS_CODE_WRONG');
  };

  return {
    send: async (phone, purpose, origin) => {
      const code = String(random.int(1_000_000)).padStart(6, '0');
      const now = clock.now();
      const codeHash = hash(phone, code);
      const counted = smsLimits(phone, origin);
      await begin({ phone, purpose, codeHash, sentAt: now, expiresAt: now + lifeMs }, counted);
      try {
        await port.send({ phone, purpose, code, minutes: lifeMs / 60_000 });
      } catch (error) {
        if (!mayHaveGone(error)) {
          await smsRepository.cancel(db, phone, codeHash);
          await limits.giveBack(db, counted);
        }
        throw error;
      }
      return coolDownMs / 1000;
    },
    check,
    consume,
    verify: async (phone, code, purpose) => consume(db, await check(phone, code, purpose)),
    sweep: () => smsRepository.sweep(db, clock.now() - lifeMs),
  };
};
