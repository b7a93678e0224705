import type { Platform } from '../../src/contract/account';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import type { Account } from '../plugins/authenticate';
import { newId, type Random } from '../random';
import { type Moment, sessionRepository } from './repository';
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
  /** Opens a session inside the given transaction or connection. */
  open(db: Db, owner: SessionFor): Promise<OpenedSession>;
  /**
   * The caller behind a token, whose session is in use from now on; null when the token is unknown, revoked or past its
   * end. `disabled`: the session would live, but its user was shut out.
   */
  findAccount(token: string): Promise<Account | 'disabled' | null>;
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
}

/** How far behind the last use may be written: a busy session costs one write in this time. */
const touchMs = 5 * 60_000;

export const createSessions = ({ db, clock, random, lifeMs, idleMs = lifeMs }: SessionsDeps): Sessions => {
  const moment = (): Moment => {
    const now = clock.now();
    return { now, idleSince: now - idleMs };
  };
  const find = (token: string) => sessionRepository.findLive(db, hashToken(token), moment());

  return {
    moment,
    peek: find,
    open: async (tx, owner) => {
      const token = newToken(random);
      const createdAt = clock.now();
      const expiresAt = createdAt + lifeMs;
      const id = newId(random);
      const row = { id, tokenHash: hashToken(token), createdAt, lastSeenAt: createdAt, expiresAt, ...owner };
      await sessionRepository.insert(tx, row);
      return { sessionId: id, token, expiresAt };
    },
    findAccount: async (token) => {
      const found = await find(token);
      if (found === null) return null;
      if (found.disabledAt !== null) return 'disabled';
      const now = clock.now();
      if (now - found.lastSeenAt >= touchMs) {
        await sessionRepository.touch(db, found.sessionId, now, now - touchMs);
      }
      return {
        userId: found.userId,
        sessionId: found.sessionId,
        busiIdentity: found.phone === null ? 'VISIT' : 'MEMBER',
        platform: found.platform,
      };
    },
  };
};
