import { audit } from '../audit/audit';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { newId } from '../random';
import { sessionRepository } from '../sessions/repository';
import { identityRepository } from './identity-repository';
import { absorb, type MergeDeps } from './merge-users';
import { type UserRow, userRepository } from './user-repository';

/** Who proved a number: a user, and the channel identity in whose name that happened. */
export interface Prover {
  readonly userId: string;
  readonly identityId: string | null;
}

/** The user with this phone number, a new member when there is none. */
export const memberByPhone = async (tx: Db, phone: string, deps: MergeDeps): Promise<string> => {
  const known = await userRepository.idByPhone(tx, phone);
  if (known !== null) return known;
  const id = newId(deps.random);
  await userRepository.insert(tx, id, phone, deps.clock.now());
  await audit(tx, deps, { kind: 'bind', userId: id });
  return id;
};

/** A visitor becomes the member that the number belongs to, or a member in their own right. */
const raise = async (tx: Db, visitor: UserRow, phone: string, owner: string | null, deps: MergeDeps) => {
  const now = deps.clock.now();
  if (owner !== null) {
    await absorb(tx, visitor, owner, deps);
    return owner;
  }
  await userRepository.update(tx, visitor.id, { phone }, now);
  await audit(tx, deps, { kind: 'bind', userId: visitor.id });
  await sessionRepository.revokeAllOfUser(tx, visitor.id, now);
  return visitor.id;
};

/** A member proved another number: the identity goes over to that number's user, and nothing else does. */
const switchUser = async (tx: Db, identityId: string | null, phone: string, deps: MergeDeps) => {
  const userId = await memberByPhone(tx, phone, deps);
  if (identityId === null) return userId;
  const now = deps.clock.now();
  await identityRepository.update(tx, identityId, { userId, updatedAt: now });
  await sessionRepository.revokeAllOfIdentity(tx, identityId, now);
  return userId;
};

const become = (
  tx: Db,
  user: UserRow,
  prover: Prover,
  phone: string,
  owner: string | null,
  deps: MergeDeps,
) => {
  if (user.phone === phone) return user.id;
  if (user.phone === null) return raise(tx, user, phone, owner, deps);
  return switchUser(tx, prover.identityId, phone, deps);
};

/**
 * Who somebody is after proving a phone number. An identity that was locked leads to that user again. `stillThere` is
 * asked once both users are locked. Runs inside the caller's transaction, which is tried anew when somebody else takes
 * the same number in the same moment. @throws AppError AUTH_FAIL when the user became another one meanwhile
 */
export const proveNumber = async (
  tx: Db,
  prover: Prover,
  phone: string,
  deps: MergeDeps,
  stillThere: () => Promise<void> = async () => undefined,
): Promise<string> => {
  const owner = await userRepository.idByPhone(tx, phone);
  const rows = await userRepository.lock(tx, owner === null ? [prover.userId] : [prover.userId, owner]);
  const user = rows.get(prover.userId);
  if (!user || user.mergedInto !== null) throw new AppError('AUTH_FAIL', { reason: 'merged meanwhile' });
  await stillThere();
  const userId = await become(tx, user, prover, phone, owner, deps);
  if (prover.identityId !== null) {
    await identityRepository.unlock(tx, prover.identityId, userId, deps.clock.now());
  }
  return userId;
};

/**
 * The same for the caller of a session. The session itself is ended, and so is every other one whose rights this
 * changes; the caller opens a new one. @throws AppError AUTH_FAIL when the session ended meanwhile
 */
export const bindPhone = (
  tx: Db,
  session: Prover & { readonly sessionId: string },
  phone: string,
  deps: MergeDeps,
): Promise<string> =>
  proveNumber(tx, session, phone, deps, async () => {
    if (await sessionRepository.revoke(tx, session.sessionId, deps.clock.now())) return;
    throw new AppError('AUTH_FAIL', { reason: 'revoked meanwhile' });
  });
