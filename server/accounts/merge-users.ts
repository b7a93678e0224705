import { type AuditDeps, audit } from '../audit/audit';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { sessionRepository } from '../sessions/repository';
import type { DeletionHooks } from './deletion-hooks';
import { identityRepository } from './identity-repository';
import type { MergeHooks } from './merge-hooks';
import { type UserRow, userRepository } from './user-repository';

/**
 * The visitor `from` turns out to be `to`: what the visitor has goes over, the visitor's sessions end, and the channel
 * identities lead to `to` from now on. Both rows are locked by the caller, and `from` has no phone number.
 */
export const mergeUsers = async (
  tx: Db,
  hooks: MergeHooks,
  from: string,
  to: string,
  now: number,
): Promise<void> => {
  await hooks.run(tx, from, to);
  await identityRepository.moveAllOfUser(tx, from, to, now);
  await sessionRepository.revokeAllOfUser(tx, from, now);
  await userRepository.setMergedInto(tx, from, to, now);
};

export interface MergeDeps extends AuditDeps {
  readonly mergeHooks: MergeHooks;
  readonly deletionHooks: DeletionHooks;
}

/**
 * The merge as it happens to people: of what did not go over nothing personal is left, and it is written down.
 * @throws AppError ACCOUNT_DISABLED: nobody who was shut out comes back as another
 */
export const absorb = async (tx: Db, visitor: UserRow, into: string, deps: MergeDeps): Promise<void> => {
  if (visitor.disabledAt !== null) throw new AppError('ACCOUNT_DISABLED');
  await mergeUsers(tx, deps.mergeHooks, visitor.id, into, deps.clock.now());
  await deps.deletionHooks.run(tx, visitor.id);
  await audit(tx, deps, { kind: 'merge', userId: into, subjectId: visitor.id });
};
