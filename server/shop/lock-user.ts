import { eq } from 'drizzle-orm';
import { users } from '../accounts/schema';
import { userRepository } from '../accounts/user-repository';
import type { Db } from '../db/types';
import { AppError } from '../errors';

/**
 * Makes all writers to what belongs to one user take turns until the transaction ends, the merge of users included,
 * which locks the same row. It is the first lock of a transaction, so that no two can block each other for ever.
 * @throws AppError AUTH_FAIL when the user has become another one meanwhile: a request under way with the old token
 * would write where nobody looks, while the app that is told so repeats it with its new token
 */
export const lockUser = async (tx: Db, userId: string): Promise<void> => {
  const [user] = await tx
    .select({ mergedInto: users.mergedInto })
    .from(users)
    .where(eq(users.id, userId))
    .for('no key update');
  if (user === undefined || user.mergedInto !== null) {
    throw new AppError('AUTH_FAIL', { reason: 'the user was merged into another one' });
  }
};

/** The same for the two users of a merge. A caller who holds both rows already loses nothing. */
export const lockBothUsers = async (tx: Db, userIds: readonly [string, string]): Promise<void> => {
  await userRepository.lock(tx, userIds);
};
