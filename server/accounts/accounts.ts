import type { Session, User } from '../../src/contract/account';
import { audit } from '../audit/audit';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Platforms } from '../exchange/platforms';
import type { PhoneProof } from '../exchange/types';
import type { Account } from '../plugins/authenticate';
import { sessionRepository } from '../sessions/repository';
import type { SessionFor } from '../sessions/sessions';
import { bindPhone, memberByPhone } from './bind-phone';
import { identityRepository } from './identity-repository';
import type { MergeDeps } from './merge-users';
import { type OpenDeps, openFor } from './open-session';
import type { SessionKeys } from './session-keys';
import { userRepository } from './user-repository';
import { toUser } from './user-view';

export interface Accounts {
  /** Binds the number that the platform proves for this session's identity; the old token is dead afterwards. */
  bindByPlatform(account: Account, proof: PhoneProof): Promise<Session>;
  /**
   * Logs in with a number that was proved; with a session it is bound to that session's user. `expected`: whose
   * password proved it. @throws AppError PASSWORD_WRONG when the number is not that user's any more
   */
  loginByPhone(
    account: Account | null,
    platform: Account['platform'],
    phone: string,
    expected?: string,
  ): Promise<Session>;
  /** Ends the session. A member's channel identity is locked: a silent login gives a visitor until the next real one. */
  signOut(account: Account): Promise<void>;
  me(account: Account): Promise<User>;
}

export interface AccountsDeps extends MergeDeps, OpenDeps {
  readonly db: Db;
  readonly keys: SessionKeys;
  readonly platforms: Platforms;
  /** Forgets who is to be forgotten by now: a number of theirs is free. */
  readonly forgetDue: () => Promise<void>;
}

export const createAccounts = (deps: AccountsDeps): Accounts => {
  const { db, clock, keys, platforms, forgetDue } = deps;

  /** `prove` says who has the number; the session is then that user's. */
  const open = async (
    owner: Omit<SessionFor, 'userId'>,
    prove: (tx: Db) => Promise<string>,
    expected?: string,
  ): Promise<Session> => {
    await forgetDue();
    return inTransaction(db, async (tx) => {
      const userId = await prove(tx);
      if (expected !== undefined && userId !== expected) throw new AppError('PASSWORD_WRONG');
      return (await openFor(tx, deps, { ...owner, userId })).session;
    });
  };

  const bind = (account: Account, identityId: string | null, phone: string, expected?: string) =>
    open(
      { identityId, platform: account.platform },
      (tx) => bindPhone(tx, { ...account, identityId }, phone, deps),
      expected,
    );

  return {
    bindByPlatform: async (account, proof) => {
      const api = platforms.api(account.platform);
      const identityId = await sessionRepository.identityOf(db, account.sessionId);
      const identity = identityId === null ? null : await identityRepository.find(db, identityId);
      // A login by message leaves no identity of the host: there is nobody whom a phone button could speak for.
      if (identity === null) throw new AppError('USER_WX_SESSIONKEY_EXPIRE', { reason: 'no identity' });
      const owner = { openId: identity.openId, sessionKeys: keys.usable(identity, clock.now()) };
      const { phone } = await api.phone(proof, owner);
      return bind(account, identityId, phone);
    },

    loginByPhone: async (account, platform, phone, expected) => {
      if (account === null) {
        return open({ identityId: null, platform }, (tx) => memberByPhone(tx, phone, deps), expected);
      }
      return bind(account, await sessionRepository.identityOf(db, account.sessionId), phone, expected);
    },

    signOut: ({ sessionId, userId, busiIdentity }) =>
      inTransaction(db, async (tx) => {
        const now = clock.now();
        await sessionRepository.revoke(tx, sessionId, now);
        await audit(tx, deps, { kind: 'sign-out', userId, sessionId });
        const identityId = await sessionRepository.identityOf(tx, sessionId);
        if (busiIdentity !== 'MEMBER' || identityId === null) return;
        await identityRepository.lock(tx, identityId, userId, now);
      }),

    me: async ({ userId }) => {
      const user = await userRepository.find(db, userId);
      if (user === null) throw new AppError('AUTH_FAIL');
      return toUser(user);
    },
  };
};
