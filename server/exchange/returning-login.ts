import type { Session } from '../../src/contract/account';
import type { Who } from '../accounts/recognise';
import type { SessionKeys } from '../accounts/session-keys';
import { toUser } from '../accounts/user-view';
import type { AuditDeps } from '../audit/audit';
import type { Db } from '../db/types';
import { newId } from '../random';
import type { Sessions } from '../sessions/sessions';
import { prepareRead, prepareWrite, type ReturningRow } from './returning-statements';
import type { Spending } from './spend-code';

export interface ReturningLoginDeps extends AuditDeps {
  readonly db: Db;
  readonly keys: SessionKeys;
  readonly sessions: Pick<Sessions, 'draft'>;
}

/**
 * A session for somebody who is known and of whom nothing changes but the session key: nearly every silent login. One
 * statement reads, one writes. Null, and nothing written, when there is more to do or anything has changed in between:
 * then `recognise` decides, in a transaction.
 */
export type ReturningLogin = (who: Who, spending: Spending) => Promise<Session | null>;

/** Whether `recognise` would do no more than renew the key. */
const changesNothing = (row: ReturningRow, who: Who, now: number): boolean =>
  row.lockedAt === null &&
  row.disabledAt === null &&
  row.mergedInto === null &&
  (row.deletionAt === null || row.deletionAt > now) &&
  (who.unionId === null || (who.unionId === row.unionId && !row.hasNamesake)) &&
  (who.anonymousId === null || (who.anonymousId === row.anonymousId && !row.hasDevice));

export const createReturningLogin = (deps: ReturningLoginDeps): ReturningLogin => {
  const { db, clock, random, keys, sessions } = deps;
  const read = prepareRead(db);
  const write = prepareWrite(db);

  const logIn = async (row: ReturningRow, who: Who, { claimed, seal }: Spending): Promise<Session | null> => {
    const { platform } = who;
    const { row: session, token } = sessions.draft({ userId: row.userId, identityId: row.id, platform });
    const now = session.createdAt;
    const { sessionKey, previousSessionKey, sessionKeyAt } = {
      ...row,
      ...keys.change(row, who.sessionKey, now),
    };
    const rows = await write.execute({
      identityId: row.id,
      userId: row.userId,
      unionId: row.unionId,
      anonymousId: row.anonymousId,
      readKey: row.sessionKey,
      readPreviousKey: row.previousSessionKey,
      ...{ sessionKey, previousSessionKey, sessionKeyAt },
      ...{ now, platform, sessionId: session.id, tokenHash: session.tokenHash, expiresAt: session.expiresAt },
      auditId: newId(random),
      ...{ sealedToken: seal(token), codeHash: claimed.codeHash, startedAt: claimed.startedAt },
    });
    const user = rows[0];
    return user === undefined ? null : { token, expiresAt: session.expiresAt, user: toUser(user) };
  };

  return async (who, spending) => {
    const { platform, appId, openId } = who;
    if (openId === null) return null;
    const row = (await read.execute({ platform, appId, openId }))[0];
    return row !== undefined && changesNothing(row, who, clock.now()) ? logIn(row, who, spending) : null;
  };
};
