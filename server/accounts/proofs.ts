import type { Proof } from '../../src/contract/me';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Passwords } from '../passwords/passwords';
import type { SmsCodes } from '../sms/sms-codes';
import type { Origin } from '../sms/sms-limits';
import type { Member } from './member';

/** Uses the proof up, together with what the transaction does with it. `member` is the caller's locked row. */
export type UseProof = (tx: Db, member: Member) => Promise<void>;

/** Fresh proofs that a caller owns the account: having a live token is not enough for what cannot be undone. */
export interface Proofs {
  /** Looks at a proof without using it up. @throws AppError PROOF_WRONG, RATE_LIMITED */
  check(member: Member, proof: Proof, origin: Origin): Promise<UseProof>;
}

const wrong = (reason: string): AppError => new AppError('PROOF_WRONG', { reason });

/** A wrong code is a wrong proof; everything else stays what it is. */
const orWrong = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'SMS_CODE_WRONG' ? wrong('message') : error;
  });

export const createProofs = ({
  smsCodes,
  passwords,
}: {
  readonly smsCodes: SmsCodes;
  readonly passwords: Passwords;
}): Proofs => ({
  check: async ({ phone, passwordHash }, proof, { address }) => {
    // Should number or password change between the look and the use, the proof was about something else.
    const unchanged = (member: Member): void => {
      if (member.phone !== phone || member.passwordHash !== passwordHash) throw wrong('changed meanwhile');
    };
    if (proof.kind === 'password') {
      const attempt = { phone, address, hash: passwordHash, password: proof.password };
      if (!(await passwords.check(attempt))) throw wrong('password');
      return async (_tx, member) => unchanged(member);
    }
    const right = await orWrong(smsCodes.check(phone, proof.smsCode, 'proof'));
    return async (tx, member) => {
      unchanged(member);
      await orWrong(smsCodes.consume(tx, right));
    };
  },
});
