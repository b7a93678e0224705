import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import { type UserRow, userRepository } from './user-repository';

/** A user with a phone number. */
export type Member = UserRow & { readonly phone: string };

const asMember = (user: UserRow | null | undefined): Member => {
  if (user === null || user === undefined || user.mergedInto !== null || user.deletedAt !== null) {
    throw new AppError('AUTH_FAIL', { reason: 'the user is gone' });
  }
  const { phone } = user;
  if (phone === null) throw new AppError('MEMBER_REQUIRED');
  return { ...user, phone };
};

/** The caller, with the number. @throws AppError AUTH_FAIL, MEMBER_REQUIRED when that changed meanwhile */
export const findMember = async (db: Db, { userId }: Account): Promise<Member> =>
  asMember(await userRepository.find(db, userId));

/** The same, locked until the transaction ends. */
export const lockMember = async (tx: Db, { userId }: Account): Promise<Member> =>
  asMember((await userRepository.lock(tx, [userId])).get(userId));
