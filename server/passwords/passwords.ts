import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Counted, RateLimits } from '../rate-limits/rate-limits';
import type { PasswordHasher } from './password-hasher';

export interface Passwords {
  /** What to keep of a new password. @throws AppError PASSWORD_WEAK */
  hash(password: string): Promise<string>;
  /**
   * Whether this is the password of the account with this number. `hash` null: there is no such account or it has no
   * password, which takes the same time to find out. Failures count against the number and the caller's address.
   * @throws AppError RATE_LIMITED, also for the right password
   */
  check(attempt: PasswordAttempt): Promise<boolean>;
  /** Lets the number try again at once: its owner proved to be there. */
  forgive(phone: string): Promise<void>;
}

export interface PasswordAttempt {
  readonly phone: string;
  readonly address: string;
  readonly hash: string | null;
  readonly password: string;
}

export interface PasswordsDeps {
  readonly db: Db;
  readonly limits: RateLimits;
  readonly hasher: PasswordHasher;
}

const quarter = 15 * 60_000;
const perPhone = { name: 'password per number', most: 5, perMs: quarter };
const perAddress = { name: 'password per address', most: 20, perMs: quarter };

/** Letters and digits; the length is the contract's matter. @throws AppError PASSWORD_WEAK */
export const requireStrong = (password: string): void => {
  if (!/\p{L}/u.test(password) || !/\d/.test(password))
    throw new AppError('PASSWORD_WEAK', { field: 'password' });
};

export const createPasswords = ({ db, limits, hasher }: PasswordsDeps): Passwords => {
  let decoy: Promise<string> | undefined;
  /** Made once, so that comparing with it costs what comparing with a real one costs. A failure is not kept. */
  const decoyHash = (): Promise<string> => {
    decoy ??= hasher.hash('nobody has this password 0').catch((error: unknown) => {
      decoy = undefined;
      throw error;
    });
    return decoy;
  };

  return {
    hash: async (password) => {
      requireStrong(password);
      return hasher.hash(password);
    },
    check: async ({ phone, address, hash, password }) => {
      const byPhone: Counted = { rule: perPhone, subject: phone };
      const byAddress: Counted = { rule: perAddress, subject: address };
      // Counted before it is compared: of many guesses at once no more than the limit is looked at.
      await limits.take(db, [byPhone, byAddress]);
      const equal = await hasher.verify(hash ?? (await decoyHash()), password);
      if (!equal || hash === null) return false;
      await limits.forget(db, byPhone);
      await limits.giveBack(db, [byAddress]);
      return true;
    },
    forgive: (phone) => limits.forget(db, { rule: perPhone, subject: phone }),
  };
};
