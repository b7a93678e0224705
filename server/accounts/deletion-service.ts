import type { User } from '../../src/contract/account';
import type { Proof } from '../../src/contract/me';
import { type AuditDeps, audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import type { Account } from '../plugins/authenticate';
import type { Origin } from '../sms/sms-limits';
import { findMember, lockMember } from './member';
import type { Proofs } from './proofs';
import { userRepository } from './user-repository';
import { toUser } from './user-view';

/** The time to change one's mind. */
export const graceMs = 7 * 24 * 3600 * 1000;

export interface DeletionService {
  /** The account will be forgotten after the time of grace; asking again changes nothing. @throws AppError PROOF_WRONG, RATE_LIMITED */
  request(account: Account, proof: Proof, origin: Origin): Promise<User>;
  /** The account stays. */
  cancel(account: Account): Promise<User>;
}

export interface DeletionServiceDeps extends AuditDeps {
  readonly db: Db;
  readonly proofs: Proofs;
}

export const createDeletionService = (deps: DeletionServiceDeps): DeletionService => {
  const { db, clock, proofs } = deps;
  return {
    request: async (account, proof, origin) => {
      const useProof = await proofs.check(await findMember(db, account), proof, origin);
      return inTransaction(db, async (tx) => {
        const locked = await lockMember(tx, account);
        await useProof(tx, locked);
        if (locked.deletionAt !== null) return toUser(locked);
        const now = clock.now();
        const user = await userRepository.update(tx, locked.id, { deletionAt: now + graceMs }, now);
        await audit(tx, deps, {
          kind: 'deletion-requested',
          userId: locked.id,
          sessionId: account.sessionId,
        });
        return toUser(user);
      });
    },

    cancel: (account) =>
      inTransaction(db, async (tx) => {
        const locked = await lockMember(tx, account);
        if (locked.deletionAt === null) return toUser(locked);
        const user = await userRepository.update(tx, locked.id, { deletionAt: null }, clock.now());
        await audit(tx, deps, {
          kind: 'deletion-cancelled',
          userId: locked.id,
          sessionId: account.sessionId,
        });
        return toUser(user);
      }),
  };
};
