import type { Session } from '../../src/contract/account';
import type { ChangePhoneBody, Proof } from '../../src/contract/me';
import { audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import type { SmsCodes } from '../sms/sms-codes';
import type { Origin } from '../sms/sms-limits';
import { identityRepository } from './identity-repository';
import { findMember, lockMember } from './member';
import { type OpenDeps, replaceSessions } from './open-session';
import type { Proofs } from './proofs';
import { userRepository } from './user-repository';

/** The number of a member who has one: another one, or none. Both end every session; the caller gets a new one. */
export interface PhoneService {
  /** Sends a message to the caller's own number. Gives the seconds until the next one may be asked for. */
  sendProof(account: Account, origin: Origin): Promise<number>;
  /** @throws AppError PROOF_WRONG, SMS_CODE_WRONG (of the new number), PHONE_TAKEN, RATE_LIMITED, INVALID_INPUT (same number) */
  change(account: Account, body: ChangePhoneBody, origin: Origin): Promise<Session>;
  /**
   * The user is a visitor again, without a password, which only a number can be used with.
   * @throws AppError PROOF_WRONG, RATE_LIMITED, PHONE_LAST_WAY when no channel identity leads to the user
   */
  unbind(account: Account, proof: Proof, origin: Origin): Promise<Session>;
}

export interface PhoneServiceDeps extends OpenDeps {
  readonly db: Db;
  readonly smsCodes: SmsCodes;
  readonly proofs: Proofs;
  readonly forgetDue: () => Promise<void>;
}

export const createPhoneService = (deps: PhoneServiceDeps): PhoneService => {
  const { db, clock, smsCodes, proofs, forgetDue } = deps;

  return {
    sendProof: async (account, origin) =>
      smsCodes.send((await findMember(db, account)).phone, 'proof', origin),

    change: async (account, { phone, smsCode, proof }, origin) => {
      await forgetDue();
      const member = await findMember(db, account);
      if (member.phone === phone)
        throw new AppError('INVALID_INPUT', { field: 'phone', reason: 'own number' });
      const useProof = await proofs.check(member, proof, origin);
      const right = await smsCodes.check(phone, smsCode, 'change-phone');
      return inTransaction(db, async (tx) => {
        const locked = await lockMember(tx, account);
        await useProof(tx, locked);
        await smsCodes.consume(tx, right);
        if ((await userRepository.idByPhone(tx, phone)) !== null) throw new AppError('PHONE_TAKEN');
        await userRepository.update(tx, locked.id, { phone }, clock.now());
        await audit(tx, deps, { kind: 'phone-change', userId: locked.id, sessionId: account.sessionId });
        return replaceSessions(tx, deps, account);
      });
    },

    unbind: async (account, proof, origin) => {
      const useProof = await proofs.check(await findMember(db, account), proof, origin);
      return inTransaction(db, async (tx) => {
        const locked = await lockMember(tx, account);
        if ((await identityRepository.countOpen(tx, locked.id)) === 0) throw new AppError('PHONE_LAST_WAY');
        await useProof(tx, locked);
        await userRepository.update(tx, locked.id, { phone: null, passwordHash: null }, clock.now());
        await audit(tx, deps, { kind: 'unbind', userId: locked.id, sessionId: account.sessionId });
        return replaceSessions(tx, deps, account);
      });
    },
  };
};
