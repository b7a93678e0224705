import type { Session, User } from '../../src/contract/account';
import type { AppContext } from '../context';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Platforms } from '../exchange/platforms';
import type { PhoneProof } from '../exchange/types';
import type { Account } from '../plugins/authenticate';
import { sessionRepository } from '../sessions/repository';
import type { SessionFor, Sessions } from '../sessions/sessions';
import { bindPhone, memberByPhone } from './bind-phone';
import { identityRepository } from './identity-repository';
import type { SessionKeys } from './session-keys';
import { userRepository } from './user-repository';
import { toUser } from './user-view';

export interface Accounts {
  /** Binds the number that the platform proves for this session's identity; the old token is dead afterwards. */
  bindByPlatform(account: Account, proof: PhoneProof): Promise<Session>;
  /** Logs in with a number that was proved by a message; with a session it is bound to that session's user. */
  loginByPhone(account: Account | null, platform: Account['platform'], phone: string): Promise<Session>;
  signOut(account: Account): Promise<void>;
  me(account: Account): Promise<User>;
  setNickname(account: Account, nickname: string): Promise<User>;
}

export interface AccountsDeps extends Pick<AppContext, 'clock' | 'random' | 'mergeHooks'> {
  readonly db: Db;
  readonly sessions: Sessions;
  readonly keys: SessionKeys;
  readonly platforms: Platforms;
}

/** Opens a session and puts it into the words of the wire. */
export const openFor = async (tx: Db, sessions: Sessions, owner: SessionFor) => {
  const opened = await sessions.open(tx, owner);
  const user = await userRepository.find(tx, owner.userId);
  if (user === null) throw new Error('a session was opened for nobody');
  const session: Session = { token: opened.token, expiresAt: opened.expiresAt, user: toUser(user) };
  return { sessionId: opened.sessionId, session };
};

export const createAccounts = (deps: AccountsDeps): Accounts => {
  const { db, clock, sessions, keys, platforms } = deps;

  const bind = (account: Account, identityId: string | null, phone: string): Promise<Session> =>
    inTransaction(db, async (tx) => {
      const userId = await bindPhone(tx, { ...account, identityId }, phone, deps);
      return (await openFor(tx, sessions, { userId, identityId, platform: account.platform })).session;
    });

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

    loginByPhone: async (account, platform, phone) => {
      if (account !== null) {
        return bind(account, await sessionRepository.identityOf(db, account.sessionId), phone);
      }
      return inTransaction(db, async (tx) => {
        const userId = await memberByPhone(tx, phone, deps);
        return (await openFor(tx, sessions, { userId, identityId: null, platform })).session;
      });
    },

    signOut: async ({ sessionId }) => {
      await sessionRepository.revoke(db, sessionId, clock.now());
    },

    me: async ({ userId }) => {
      const user = await userRepository.find(db, userId);
      if (user === null) throw new AppError('AUTH_FAIL');
      return toUser(user);
    },

    setNickname: async ({ userId }, nickname) => {
      const user = await userRepository.setNickname(db, userId, nickname.trim(), clock.now());
      if (user === null) throw new AppError('AUTH_FAIL');
      return toUser(user);
    },
  };
};
