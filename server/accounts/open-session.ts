import type { Session } from '../../src/contract/account';
import { type AuditDeps, audit } from '../audit/audit';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import { sessionRepository } from '../sessions/repository';
import type { SessionFor, Sessions } from '../sessions/sessions';
import { userRepository } from './user-repository';
import { toUser } from './user-view';

export interface OpenDeps extends AuditDeps {
  readonly sessions: Sessions;
}

/**
 * Opens a session and puts it into the words of the wire. Every way in ends here, and so nobody who was shut out gets
 * past it. @throws AppError ACCOUNT_DISABLED
 */
export const openFor = async (tx: Db, deps: OpenDeps, owner: SessionFor) => {
  const user = await userRepository.find(tx, owner.userId);
  if (user === null) throw new Error('a session is to be opened for nobody');
  if (user.disabledAt !== null) throw new AppError('ACCOUNT_DISABLED');
  const { sessionId, token, expiresAt } = await deps.sessions.open(tx, owner);
  await audit(tx, deps, { kind: 'login', userId: user.id, sessionId });
  const session: Session = { token, expiresAt, user: toUser(user) };
  return { sessionId, session };
};

/**
 * Ends every session of a user whose rights have changed and opens a new one in place of the caller's.
 * @throws AppError AUTH_FAIL when the caller's session ended meanwhile
 */
export const replaceSessions = async (tx: Db, deps: OpenDeps, account: Account): Promise<Session> => {
  const now = deps.clock.now();
  const identityId = await sessionRepository.identityOf(tx, account.sessionId);
  if (!(await sessionRepository.revoke(tx, account.sessionId, now))) {
    throw new AppError('AUTH_FAIL', { reason: 'revoked meanwhile' });
  }
  await sessionRepository.revokeAllOfUser(tx, account.userId, now);
  const { userId, platform } = account;
  return (await openFor(tx, deps, { userId, identityId, platform })).session;
};
