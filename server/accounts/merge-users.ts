import type { Db } from '../db/types';
import { sessionRepository } from '../sessions/repository';
import { identityRepository } from './identity-repository';
import type { MergeHooks } from './merge-hooks';
import { userRepository } from './user-repository';

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
