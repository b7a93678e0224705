import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { newId, type Random } from '../random';
import { sessionRepository } from '../sessions/repository';
import { identityRepository } from './identity-repository';
import type { MergeHooks } from './merge-hooks';
import { mergeUsers } from './merge-users';
import { type UserRow, userRepository } from './user-repository';

export interface BindDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly mergeHooks: MergeHooks;
}

/** The user with this phone number, a new member when there is none. */
export const memberByPhone = async (tx: Db, phone: string, { clock, random }: BindDeps): Promise<string> => {
  const known = await userRepository.idByPhone(tx, phone);
  if (known !== null) return known;
  const id = newId(random);
  await userRepository.insert(tx, id, phone, clock.now());
  return id;
};

/** A visitor becomes the member that the number belongs to, or a member in their own right. */
const raise = async (tx: Db, visitor: UserRow, phone: string, owner: string | null, deps: BindDeps) => {
  const now = deps.clock.now();
  if (owner !== null) {
    await mergeUsers(tx, deps.mergeHooks, visitor.id, owner, now);
    return owner;
  }
  await userRepository.setPhone(tx, visitor.id, phone, now);
  await sessionRepository.revokeAllOfUser(tx, visitor.id, now);
  return visitor.id;
};

/** A member proved another number: the identity goes over to that number's user, and nothing else does. */
const switchUser = async (tx: Db, identityId: string | null, phone: string, deps: BindDeps) => {
  const userId = await memberByPhone(tx, phone, deps);
  if (identityId === null) return userId;
  const now = deps.clock.now();
  await identityRepository.update(tx, identityId, { userId, updatedAt: now });
  await sessionRepository.revokeAllOfIdentity(tx, identityId, now);
  return userId;
};

/**
 * Who the caller of a session is after proving a phone number. The session itself is ended, and so is every other one
 * whose rights this changes; the caller opens a new one. Runs inside the caller's transaction, which is tried anew when
 * somebody else takes the same number in the same moment.
 * @throws AppError AUTH_FAIL when the session ended meanwhile
 */
export const bindPhone = async (
  tx: Db,
  session: { readonly userId: string; readonly sessionId: string; readonly identityId: string | null },
  phone: string,
  deps: BindDeps,
): Promise<string> => {
  const owner = await userRepository.idByPhone(tx, phone);
  const rows = await userRepository.lock(tx, owner === null ? [session.userId] : [session.userId, owner]);
  const user = rows.get(session.userId);
  if (!user || user.mergedInto !== null) throw new AppError('AUTH_FAIL', { reason: 'merged meanwhile' });
  if (!(await sessionRepository.revoke(tx, session.sessionId, deps.clock.now()))) {
    throw new AppError('AUTH_FAIL', { reason: 'revoked meanwhile' });
  }
  if (user.phone === phone) return user.id;
  if (user.phone === null) return raise(tx, user, phone, owner, deps);
  return switchUser(tx, session.identityId, phone, deps);
};
