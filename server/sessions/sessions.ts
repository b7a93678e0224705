import type { Platform } from '../../src/contract/account';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import type { Account } from '../plugins/authenticate';
import { newId, type Random } from '../random';
import { sessionRepository } from './repository';
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
  /** The caller behind a token; null when it is unknown, revoked or past its absolute end. */
  findAccount(token: string): Promise<Account | null>;
}

export interface SessionsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  /** Absolute life of a session in milliseconds. */
  readonly lifeMs: number;
}

export const createSessions = ({ db, clock, random, lifeMs }: SessionsDeps): Sessions => ({
  open: async (tx, owner) => {
    const token = newToken(random);
    const createdAt = clock.now();
    const expiresAt = createdAt + lifeMs;
    const id = newId(random);
    await sessionRepository.insert(tx, { id, tokenHash: hashToken(token), createdAt, expiresAt, ...owner });
    return { sessionId: id, token, expiresAt };
  },
  findAccount: async (token) => {
    const found = await sessionRepository.findLive(db, hashToken(token), clock.now());
    if (found === null) return null;
    return {
      userId: found.userId,
      sessionId: found.sessionId,
      busiIdentity: found.phone === null ? 'VISIT' : 'MEMBER',
      platform: found.platform,
    };
  },
});
