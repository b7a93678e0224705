import type { Session, User } from '../../src/contract/account';
import type { LoginByPasswordBody, ResetPasswordBody, SetPasswordBody } from '../../src/contract/me';
import { audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { type Passwords, requireStrong } from '../passwords/passwords';
import type { Account } from '../plugins/authenticate';
import { sessionRepository } from '../sessions/repository';
import type { SmsCodes } from '../sms/sms-codes';
import type { Origin } from '../sms/sms-limits';
import type { Accounts } from './accounts';
import { memberByPhone } from './bind-phone';
import { findMember, lockMember } from './member';
import type { MergeDeps } from './merge-users';
import type { Proofs } from './proofs';
import { userRepository } from './user-repository';
import { toUser } from './user-view';

export interface PasswordService {
  /**
   * Logs in; with a session, that session's visitor becomes the member.
   * @throws AppError PASSWORD_WRONG (the same for an unknown number and for one without a password), RATE_LIMITED
   */
  login(account: Account | null, body: LoginByPasswordBody, origin: Origin): Promise<Session>;
  /**
   * Sets the first password, or another one with a proof; the user's other sessions end in the latter case.
   * @throws AppError PASSWORD_WEAK, PROOF_REQUIRED, PROOF_WRONG, RATE_LIMITED
   */
  set(account: Account, body: SetPasswordBody, origin: Origin): Promise<User>;
  /**
   * A new password for whoever has the number, and an end to every session. A number that nobody has becomes a member,
   * as it does by a login with a message, so that the answer says nothing about who is known.
   * @throws AppError PASSWORD_WEAK, SMS_CODE_WRONG, ACCOUNT_DISABLED
   */
  reset(body: ResetPasswordBody): Promise<void>;
}

export interface PasswordServiceDeps extends MergeDeps {
  readonly db: Db;
  readonly accounts: Pick<Accounts, 'loginByPhone'>;
  readonly passwords: Passwords;
  readonly proofs: Proofs;
  readonly smsCodes: SmsCodes;
  readonly forgetDue: () => Promise<void>;
}

export const createPasswordService = (deps: PasswordServiceDeps): PasswordService => {
  const { db, clock, accounts, passwords, proofs, smsCodes, forgetDue } = deps;

  /** Nobody with a password needs no proof: there is nothing yet that could be taken from the owner. */
  const proofFor = async (account: Account, { proof }: SetPasswordBody, origin: Origin) => {
    const member = await findMember(db, account);
    if (proof !== undefined) return proofs.check(member, proof, origin);
    if (member.passwordHash !== null) throw new AppError('PROOF_REQUIRED', { field: 'proof' });
    return null;
  };

  return {
    login: async (account, { phone, password, platform }, { address }) => {
      await forgetDue();
      const found = await userRepository.byPhone(db, phone);
      const attempt = { phone, address, hash: found?.passwordHash ?? null, password };
      if (!(await passwords.check(attempt)) || found === null) throw new AppError('PASSWORD_WRONG');
      return accounts.loginByPhone(account, platform, phone, found.id);
    },

    set: async (account, body, origin) => {
      requireStrong(body.password);
      const useProof = await proofFor(account, body, origin);
      const passwordHash = await passwords.hash(body.password);
      return inTransaction(db, async (tx) => {
        const locked = await lockMember(tx, account);
        if (useProof !== null) await useProof(tx, locked);
        else if (locked.passwordHash !== null) throw new AppError('PROOF_REQUIRED', { field: 'proof' });
        const now = clock.now();
        if (locked.passwordHash !== null) {
          await sessionRepository.revokeOthers(tx, locked.id, account.sessionId, now);
        }
        const user = await userRepository.update(tx, locked.id, { passwordHash }, now);
        await audit(tx, deps, { kind: 'password', userId: locked.id, sessionId: account.sessionId });
        return toUser(user);
      });
    },

    reset: async ({ phone, smsCode, password }) => {
      requireStrong(password);
      await forgetDue();
      const right = await smsCodes.check(phone, smsCode, 'reset-password');
      const passwordHash = await passwords.hash(password);
      await inTransaction(db, async (tx) => {
        await smsCodes.consume(tx, right);
        const userId = await memberByPhone(tx, phone, deps);
        const now = clock.now();
        const user = await userRepository.update(tx, userId, { passwordHash }, now);
        if (user.disabledAt !== null) throw new AppError('ACCOUNT_DISABLED');
        await sessionRepository.revokeAllOfUser(tx, userId, now);
        await audit(tx, deps, { kind: 'password', userId });
      });
      await passwords.forgive(phone);
    },
  };
};
