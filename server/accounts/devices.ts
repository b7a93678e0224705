import type { Device } from '../../src/contract/me';
import { type AuditDeps, audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Account } from '../plugins/authenticate';
import { type DeviceRow, sessionRepository } from '../sessions/repository';
import type { Sessions } from '../sessions/sessions';
import { identityRepository } from './identity-repository';

/** The sessions of one user, as the places where the user is logged in. */
export interface Devices {
  /** Live ones, the one used last first. */
  list(account: Account): Promise<Device[]>;
  /**
   * Ends one. Its host may not log the user in silently again: the channel identity is locked, unless it is the
   * caller's own, which two devices with one account of the host share. @throws AppError NOT_FOUND
   */
  revoke(account: Account, sessionId: string): Promise<void>;
  /** The same with all but the caller's. */
  revokeOthers(account: Account): Promise<void>;
}

export interface DevicesDeps extends AuditDeps {
  readonly db: Db;
  readonly sessions: Sessions;
}

export const createDevices = (deps: DevicesDeps): Devices => {
  const { db, clock, sessions } = deps;

  const shutOut = async (tx: Db, account: Account, rows: readonly DeviceRow[]): Promise<void> => {
    const { userId, sessionId } = account;
    const own = await sessionRepository.identityOf(tx, sessionId);
    const others = new Set(rows.map(({ identityId }) => identityId));
    for (const identityId of others) {
      if (identityId === null || identityId === own) continue;
      await identityRepository.lock(tx, identityId, userId, clock.now());
    }
    for (const { id } of rows) await audit(tx, deps, { kind: 'revoke', userId, sessionId, subjectId: id });
  };

  return {
    list: async ({ userId, sessionId }) => {
      const rows = await sessionRepository.listLive(db, userId, sessions.moment());
      return rows.map(({ id, platform, createdAt, lastSeenAt }) => ({
        id,
        platform,
        createdAt,
        lastSeenAt,
        current: id === sessionId,
      }));
    },

    revoke: (account, id) =>
      inTransaction(db, async (tx) => {
        const row = await sessionRepository.revokeOwn(tx, account.userId, id, sessions.moment());
        if (row === null) throw new AppError('NOT_FOUND');
        await shutOut(tx, account, [row]);
      }),

    revokeOthers: (account) =>
      inTransaction(db, async (tx) => {
        const { userId, sessionId } = account;
        await shutOut(tx, account, await sessionRepository.revokeOthers(tx, userId, sessionId, clock.now()));
      }),
  };
};
