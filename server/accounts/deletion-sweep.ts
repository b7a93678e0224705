import type { Logger } from 'pino';
import { type AuditDeps, audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { sessionRepository } from '../sessions/repository';
import type { DeletionHooks } from './deletion-hooks';
import { identityRepository } from './identity-repository';
import { nobody, userRepository } from './user-repository';

export interface DeletionSweepDeps extends AuditDeps {
  readonly db: Db;
  readonly deletionHooks: DeletionHooks;
  readonly logger: Logger;
}

/** One round takes no more than this, so that it ends; the rest waits for the next one. */
const mostPerRound = 100;

/**
 * Makes one user nobody: number, name, picture, birthday, password, channel identities and sessions go, the bare row
 * stays for the orders that name it. Of several instances at once one does it.
 */
const forget = async (tx: Db, userId: string, deps: DeletionSweepDeps): Promise<void> => {
  const now = deps.clock.now();
  const user = (await userRepository.lock(tx, [userId])).get(userId);
  if (user === undefined || user.deletionAt === null || user.deletionAt > now) return;
  await deps.deletionHooks.run(tx, userId);
  await sessionRepository.removeAll(tx, userId, await identityRepository.idsOfUser(tx, userId));
  await identityRepository.removeAllOfUser(tx, userId);
  await userRepository.update(tx, userId, { ...nobody, deletedAt: now }, now);
  await audit(tx, deps, { kind: 'deleted', userId });
};

/**
 * Forgets the users whose time has come. Runs at start, every hour, and before whatever asks who a person is: nobody
 * finds an account that should be gone. A failure is logged and concerns one user only; a session of such a user is
 * refused all the same.
 */
export const createDeletionSweep = (deps: DeletionSweepDeps) => async (): Promise<void> => {
  const { db, clock, logger } = deps;
  for (const userId of await userRepository.dueForDeletion(db, clock.now(), mostPerRound)) {
    try {
      await inTransaction(db, (tx) => forget(tx, userId, deps));
    } catch (err) {
      logger.error({ err, userId }, 'a user could not be forgotten');
    }
  }
};
