import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Random } from '../random';
import type { Keyring } from '../secrets/keyring';
import { smsRepository } from './repository';
import type { SmsPort } from './sms-port';

const coolDownMs = 60_000;
const lifeMs = 5 * 60_000;
const attempts = 5;

export interface SmsCodes {
  /**
   * Sends a code, whether or not the number belongs to somebody. Gives the seconds until the next one may be asked for.
   * @throws AppError SMS_TOO_SOON, SMS_UNAVAILABLE
   */
  send(phone: string): Promise<number>;
  /** Uses the code up. @throws AppError SMS_CODE_WRONG: wrong, used, too old, or tried too often */
  verify(phone: string, code: string): Promise<void>;
}

export interface SmsCodesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly keyring: Keyring;
  readonly port: SmsPort;
}

export const createSmsCodes = ({ db, clock, random, keyring, port }: SmsCodesDeps): SmsCodes => {
  // A million codes are tried in no time: without the server's secret the hash must be worth nothing.
  const hash = (phone: string, code: string): string => keyring.hmac('sms-code', `${phone} ${code}`);

  return {
    send: async (phone) => {
      const code = String(random.int(1_000_000)).padStart(6, '0');
      const now = clock.now();
      const codeHash = hash(phone, code);
      const row = { phone, codeHash, sentAt: now, expiresAt: now + lifeMs };
      if (!(await smsRepository.begin(db, row, now - coolDownMs))) throw new AppError('SMS_TOO_SOON');
      try {
        await port.send(phone, `【鲜集】验证码 ${code}，5 分钟内有效，请勿告诉他人。`);
      } catch (error) {
        await smsRepository.cancel(db, phone, codeHash);
        throw error;
      }
      return coolDownMs / 1000;
    },
    verify: async (phone, code) => {
      const now = clock.now();
      const expected = await smsRepository.attempt(db, phone, now, attempts);
      const given = hash(phone, code);
      // Compared in any case, so that the time tells nothing about whether there is a code.
      const equal = timingSafeEqual(Buffer.from(expected ?? given.replace(/./g, '0')), Buffer.from(given));
      if (expected === null || !equal || !(await smsRepository.consume(db, phone, expected, now))) {
        throw new AppError('SMS_CODE_WRONG');
      }
    },
  };
};
