import { and, eq, sql } from 'drizzle-orm';
import { channelIdentities, users } from '../accounts/schema';
import { auditEvents } from '../audit/schema';
import type { Db } from '../db/types';
import { sessions } from '../sessions/schema';
import { loginCodes } from './schema';

const identities = channelIdentities;
const given = sql.placeholder;
const text = (name: string) => sql`${given(name)}::text`;
const moment = (name: string) => sql`${given(name)}::bigint`;

/** The identity that a platform's answer names, its user, and whether somebody else is known by the same ids. */
export const prepareRead = (db: Db) =>
  db
    .select({
      id: identities.id,
      userId: identities.userId,
      unionId: identities.unionId,
      anonymousId: identities.anonymousId,
      sessionKey: identities.sessionKey,
      previousSessionKey: identities.previousSessionKey,
      sessionKeyAt: identities.sessionKeyAt,
      lockedAt: identities.lockedAt,
      disabledAt: users.disabledAt,
      deletionAt: users.deletionAt,
      mergedInto: users.mergedInto,
      hasNamesake: sql<boolean>`exists (select from ${identities} other
        where other.platform = ${identities.platform} and other.union_id = ${identities.unionId}
          and other.user_id <> ${identities.userId} and other.locked_at is null)`,
      hasDevice: sql<boolean>`exists (select from ${identities} device
        where device.platform = ${identities.platform} and device.app_id = ${identities.appId}
          and device.anonymous_id = ${identities.anonymousId} and device.open_id is null)`,
    })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(
      and(
        eq(identities.platform, given('platform')),
        eq(identities.appId, given('appId')),
        eq(identities.openId, given('openId')),
      ),
    )
    .prepare('returning_identity');

export type ReturningRow = Awaited<ReturnType<ReturnType<typeof prepareRead>['execute']>>[number];

/** What a session shows of its user. */
const shown = {
  id: users.id,
  phone: users.phone,
  nickname: users.nickname,
  avatarUrl: users.avatarUrl,
  gender: users.gender,
  birthday: users.birthday,
  passwordHash: users.passwordHash,
  deletionAt: users.deletionAt,
};

/**
 * Both rows as long as they are what was read. They are locked, the user's because an `UPDATE` looks anew at its own row
 * only; rows that somebody else is changing are not waited for, so that nobody can be waiting for this statement.
 */
const held = sql`select i.id as identity_id, u.id, u.phone, u.nickname, u.avatar_url, u.gender, u.birthday,
    case when u.password_hash is null then null else '' end as password_hash, u.deletion_at
  from ${identities} i join ${users} u on u.id = i.user_id
  where i.id = ${text('identityId')} and i.user_id = ${text('userId')} and i.locked_at is null
    and i.union_id is not distinct from ${text('unionId')}
    and i.anonymous_id is not distinct from ${text('anonymousId')}
    and i.session_key is not distinct from ${text('readKey')}
    and i.previous_session_key is not distinct from ${text('readPreviousKey')}
    and u.disabled_at is null and u.merged_into is null
    and (u.deletion_at is null or u.deletion_at > ${moment('now')})
  for no key update of i skip locked for share of u skip locked`;

/** The answer beside its code, as long as the code is still this caller's. */
const noted = sql`update ${loginCodes} c set session_id = ${text('sessionId')}, token = ${text('sealedToken')}
  from held where c.code_hash = ${text('codeHash')} and c.started_at = ${moment('startedAt')}
  returning held.*`;

const renewed = sql`update ${identities} i set session_key = ${text('sessionKey')},
    previous_session_key = ${text('previousSessionKey')}, session_key_at = ${moment('sessionKeyAt')},
    updated_at = ${moment('now')}
  from noted where i.id = noted.identity_id`;

const opened = sql`insert into ${sessions}
    (id, token_hash, user_id, identity_id, platform, created_at, last_seen_at, expires_at)
  select ${text('sessionId')}, ${text('tokenHash')}, id, identity_id, ${text('platform')},
    ${moment('now')}, ${moment('now')}, ${moment('expiresAt')} from noted`;

const recorded = sql`insert into ${auditEvents} (id, at, kind, user_id, session_id)
  select ${text('auditId')}, ${moment('now')}, 'login', id, ${text('sessionId')} from noted`;

/**
 * Writes a login down whole or not at all: every part takes its row from the one before, and the first one gives none
 * when anything has changed since it was read. Gives the user as of this moment, or no row.
 */
export const prepareWrite = (db: Db) => {
  const note = db.$with('noted', shown).as(noted);
  return db
    .with(
      db.$with('held', {}).as(held),
      note,
      db.$with('renewed', {}).as(renewed),
      db.$with('opened', {}).as(opened),
      db.$with('recorded', {}).as(recorded),
    )
    .select()
    .from(note)
    .prepare('returning_login');
};
