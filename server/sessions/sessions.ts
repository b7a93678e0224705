import type { Platform } from '../../src/contract/account';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { newId, type Random } from '../random';
import {
  createSessionReader,
  isLive,
  type LiveSession,
  type Moment,
  type SessionRecord,
} from './live-session';
import { type SessionRow, sessionRepository } from './repository';
import { noSessionCache, type SessionCache } from './session-cache';
import { hashToken, newToken } from './token';

export interface SessionFor {
  readonly userId: string;
  /** The channel identity that was proved; null for a login by message. */
  readonly identityId: string | null;
  readonly platform: Platform;
}

/** A session as it was just opened: the only moment at which the token is known here. */
export interface OpenedSession {
  readonly sessionId: string;
  readonly token: string;
  readonly expiresAt: number;
}

export interface Sessions {
  /** A session that nobody has stored yet, for a statement that stores more than the session. */
  draft(owner: SessionFor): { readonly row: SessionRow; readonly token: string };
  /** Opens a session inside the given transaction or connection. */
  open(db: Db, owner: SessionFor): Promise<OpenedSession>;
  /**
   * The live session behind a token, which is in use from now on; null when the token is unknown, revoked or past its
   * end. `disabled`: the session would live, but its user was shut out. A promise only where the database is asked.
   */
  find(token: string): LiveSession | Promise<LiveSession | 'disabled' | null>;
  /** What a live token stands for, without counting as use. */
  peek(token: string): Promise<{ readonly userId: string; readonly expiresAt: number } | null>;
  /** The moment by which a session is judged. */
  moment(): Moment;
}

export interface SessionsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  /** Absolute life of a session in milliseconds. */
  readonly lifeMs: number;
  /** A session that was not used for so many milliseconds has ended. Default: the absolute life alone counts. */
  readonly idleMs?: number;
  /** Default: every request asks the database. */
  readonly cache?: SessionCache;
}

/** How far behind the last use may be written: a busy session costs one write in this time. */
export const touchMs = 5 * 60_000;

const createDraft =
  ({ clock, random, lifeMs }: SessionsDeps): Sessions['draft'] =>
  (owner) => {
    const token = newToken(random);
    const createdAt = clock.now();
    const expiresAt = createdAt + lifeMs;
    const id = newId(random);
    const row = { id, tokenHash: hashToken(token), createdAt, lastSeenAt: createdAt, expiresAt, ...owner };
    return { row, token };
  };

export const createSessions = (deps: SessionsDeps): Sessions => {
  const { db, clock, lifeMs, idleMs = lifeMs, cache = noSessionCache } = deps;
  const read = createSessionReader(db);
  const draft = createDraft(deps);

  const moment = (): Moment => {
    const now = clock.now();
    return { now, idleSince: now - idleMs };
  };

  const readLive = async (tokenHash: string): Promise<SessionRecord | null> => {
    const record = await read(tokenHash);
    return record !== null && isLive(record, moment()) ? record : null;
  };

  const isUseDue = ({ lastSeenAt }: SessionRecord): boolean => clock.now() - lastSeenAt >= touchMs;

  /** Writes the use down when the last one is long ago. */
  const use = async (record: SessionRecord): Promise<SessionRecord> => {
    if (!isUseDue(record)) return record;
    const now = clock.now();
    await sessionRepository.touch(db, record.session.account.sessionId, now, now - touchMs);
    return { ...record, lastSeenAt: now };
  };

  const findStored = async (tokenHash: string): Promise<LiveSession | 'disabled' | null> => {
    const mark = cache.mark();
    const record = await readLive(tokenHash);
    if (record === null || record.disabled) {
      cache.drop(tokenHash);
      return record && 'disabled';
    }
    cache.put(mark, tokenHash, await use(record));
    return record.session;
  };

  return {
    moment,
    draft,
    open: async (tx, owner) => {
      const { row, token } = draft(owner);
      await sessionRepository.insert(tx, row);
      return { sessionId: row.id, token, expiresAt: row.expiresAt };
    },
    peek: async (token) => {
      const record = await readLive(hashToken(token));
      return record && { userId: record.session.account.userId, expiresAt: record.expiresAt };
    },
    find: (token) => {
      const tokenHash = hashToken(token);
      const known = cache.get(tokenHash);
      // What has to be written, or seems to have ended, is judged by what the database says now.
      return known !== undefined && isLive(known, moment()) && !isUseDue(known)
        ? known.session
        : findStored(tokenHash);
    },
  };
};
