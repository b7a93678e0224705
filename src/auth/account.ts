import type { Session, User } from '../contract';
import type { Auth } from './auth';
import { AuthError } from './errors';
import { sessionOf } from './login';
import type { HostPort } from './ports';
import type { Perform } from './request';
import type { Epoch, Vault } from './session';
import { isUser } from './session-record';

export type Account = Pick<Auth, 'bindPhone' | 'sendSms' | 'loginBySms' | 'updateProfile' | 'reloadUser'>;

export interface AccountOptions {
  readonly host: HostPort;
  readonly vault: Vault;
  readonly perform: Perform;
}

const userOf = ({ user }: { readonly user: unknown }): User => {
  if (!isUser(user)) throw new AuthError('server');
  return user;
};

export const createAccount = ({ host, vault, perform }: AccountOptions): Account => {
  const enter = ({ answer, epoch }: { readonly answer: object; readonly epoch: Epoch }): User => {
    const session: Session = sessionOf(answer);
    if (!vault.override(session, epoch)) throw new AuthError('cancelled');
    return session.user;
  };

  const reloadUser = async (): Promise<User> => {
    const { answer, epoch } = await perform('getMe', {});
    const user = userOf(answer);
    vault.updateUser(user, epoch);
    return user;
  };

  return {
    reloadUser,
    bindPhone: async ({ kind: _, ...body }) => enter(await perform('bindPhone', { body })),
    sendSms: async (phone) => (await perform('sendSms', { body: { phone } })).answer,
    loginBySms: async (phone, smsCode) =>
      enter(await perform('loginBySms', { body: { phone, smsCode, platform: host.platform } })),
    updateProfile: async (change) => {
      const { answer, epoch } = await perform('updateProfile', { body: change });
      const user = userOf(answer);
      // A session that came meanwhile may have been made before the change: the server says what holds.
      return vault.updateUser(user, epoch) ? user : reloadUser();
    },
  };
};
