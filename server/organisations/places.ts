import { userRepository } from '../accounts/user-repository';
import { type AuditDeps, audit } from '../audit/audit';
import type { Db } from '../db/types';
import { newId } from '../random';
import { memberRepository } from './member-repository';
import { rightsRepository } from './rights-repository';

/** A place that a phone number is to have. */
export interface Place {
  readonly organisationId: string;
  readonly phone: string;
  readonly isLeader: boolean;
}

/** Takes the places that wait for this user's phone number. Runs inside the caller's transaction. */
export const takePlaces = async (tx: Db, userId: string, deps: AuditDeps): Promise<void> => {
  const phone = (await userRepository.lock(tx, [userId])).get(userId)?.phone ?? null;
  const places = phone === null ? [] : await memberRepository.takeInvitations(tx, phone);
  const joinedAt = deps.clock.now();
  for (const { organisationId, isLeader } of places) {
    await memberRepository.add(tx, { organisationId, userId, isLeader, joinedAt });
    await audit(tx, deps, { kind: 'organisation-joined', userId, subjectId: organisationId });
  }
  await rightsRepository.raise(tx, userId, places.length > 0 ? 1 : 0);
};

/**
 * Gives a place to whoever has the number: at once when that is somebody, else at the first login with it. Gives the id
 * of the user, or that of the invitation that waits.
 */
export const placeFor = async (tx: Db, place: Place, deps: AuditDeps): Promise<string> => {
  const invitationId = await memberRepository.invite(tx, { ...place, id: newId(deps.random) });
  const userId = await userRepository.idByPhone(tx, place.phone);
  if (userId === null) return invitationId;
  await takePlaces(tx, userId, deps);
  return userId;
};
