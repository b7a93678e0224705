import { eq, sql } from 'drizzle-orm';
import type { User } from '../../src/contract/account';
import { users } from '../accounts/schema';
import { toUser } from '../accounts/user-view';
import type { Db } from '../db/types';
import { permissionVersions } from '../organisations/schema';
import type { Account } from '../plugins/authenticate';
import { createJoinedReads } from './joined-reads';
import { sessions } from './schema';

/** All that a request needs to know of its caller. Shared between requests: nothing in it is ever changed. */
export interface LiveSession {
  readonly account: Account;
  /** The user as their own app may see them. */
  readonly user: User;
  /** State of the rights (S13); null before anybody looked for an organisation of this user. */
  readonly rightsVersion: number | null;
}

/** What was read of a session, and by what it is judged whether it lives. */
export interface SessionRecord {
  readonly session: LiveSession;
  readonly disabled: boolean;
  readonly revoked: boolean;
  readonly expiresAt: number;
  readonly lastSeenAt: number;
  readonly deletionAt: number | null;
}

/** `idleSince`: a session that was last seen then or earlier has ended. */
export interface Moment {
  readonly now: number;
  readonly idleSince: number;
}

/** Not revoked, not past its end, in use, and of a user whose time to be forgotten has not come. */
export const isLive = (record: SessionRecord, { now, idleSince }: Moment): boolean =>
  !record.revoked &&
  record.expiresAt > now &&
  record.lastSeenAt > idleSince &&
  (record.deletionAt === null || record.deletionAt > now);

/**
 * The one statement of an authorised request: three rows by their keys. One list is one value, so that the text, and with
 * it what the database has prepared, is the same for any number of tokens.
 */
const prepare = (db: Db) =>
  db
    .select({
      tokenHash: sessions.tokenHash,
      id: sessions.id,
      platform: sessions.platform,
      expiresAt: sessions.expiresAt,
      lastSeenAt: sessions.lastSeenAt,
      revokedAt: sessions.revokedAt,
      userId: users.id,
      phone: users.phone,
      nickname: users.nickname,
      avatarUrl: users.avatarUrl,
      gender: users.gender,
      birthday: users.birthday,
      passwordHash: sql<string | null>`case when ${users.passwordHash} is null then null else '' end`,
      deletionAt: users.deletionAt,
      disabledAt: users.disabledAt,
      rightsVersion: permissionVersions.version,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(permissionVersions, eq(permissionVersions.userId, sessions.userId))
    .where(sql`${sessions.tokenHash} = any(${sql.placeholder('tokenHashes')}::text[])`)
    .prepare('sessions_by_token');

type Row = Awaited<ReturnType<ReturnType<typeof prepare>['execute']>>[number];

const toRecord = (row: Row): SessionRecord => {
  const user = toUser({ ...row, id: row.userId });
  return {
    session: {
      account: {
        userId: row.userId,
        sessionId: row.id,
        busiIdentity: user.busiIdentity,
        platform: row.platform,
      },
      user,
      rightsVersion: row.rightsVersion,
    },
    disabled: row.disabledAt !== null,
    revoked: row.revokedAt !== null,
    expiresAt: row.expiresAt,
    lastSeenAt: row.lastSeenAt,
    deletionAt: row.deletionAt,
  };
};

/** Reads the session with a token hash, ended or not; null when there is none. */
export const createSessionReader = (db: Db): ((tokenHash: string) => Promise<SessionRecord | null>) => {
  const statement = prepare(db);
  return createJoinedReads(async (tokenHashes) => {
    const rows = await statement.execute({ tokenHashes });
    return new Map(rows.map((row) => [row.tokenHash, toRecord(row)]));
  });
};
