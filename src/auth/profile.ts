import type { EndpointName, User, WireInput } from '../contract';
import { formOptions } from './account';
import { refuseAnonymous } from './anonymous';
import type { Auth } from './auth';
import { AuthError } from './errors';
import type { Perform } from './request';
import type { Vault } from './session';
import { isUser } from './session-record';
import { stepOf } from './steps';
import type { Funnel } from './telemetry';

export type Profile = Pick<
  Auth,
  | 'reloadUser'
  | 'updateProfile'
  | 'importProfile'
  | 'uploadAvatar'
  | 'importAvatar'
  | 'setPassword'
  | 'requestDeletion'
  | 'cancelDeletion'
  | 'getMissing'
>;

type Changing = { [N in EndpointName]: N extends keyof Profile ? N : never }[EndpointName];

export interface ProfileOptions {
  readonly vault: Vault;
  readonly perform: Perform;
  readonly funnel: Funnel;
}

const userOf = ({ user }: { readonly user: unknown }): User => {
  if (!isUser(user)) throw new AuthError('server');
  return user;
};

/** What the server keeps of the user: each change brings the user back as they are now. */
export const createProfile = ({ vault, perform, funnel }: ProfileOptions): Profile => {
  const reloadUser = async (): Promise<User> => {
    const { answer, epoch } = await perform('getMe', {});
    const user = userOf(answer);
    vault.updateUser(user, epoch);
    return user;
  };

  const change = async <N extends Changing>(name: N, input: WireInput<N>): Promise<User> => {
    const before = vault.step();
    const { answer, epoch } = await perform(name, input, formOptions);
    const sent = userOf(answer);
    // A session that came meanwhile may have been made before the change: the server says what holds.
    const user = vault.updateUser(sent, epoch) ? sent : await reloadUser();
    if (stepOf(user) > before) funnel('profile');
    return user;
  };

  const getMissing: Profile['getMissing'] = () => {
    const user = vault.user();
    return (['phoneMasked', 'nickname', 'avatarUrl'] as const).filter((part) => !user?.[part]);
  };

  return {
    reloadUser,
    getMissing,
    updateProfile: async (body) => {
      refuseAnonymous(body);
      return change('updateProfile', { body });
    },
    importProfile: async (profile) => {
      const user = vault.user();
      // What was granted once is kept, also over what the host shows today.
      if (user !== null && getMissing().length === 0) return user;
      refuseAnonymous(profile);
      const { nickname, avatarUrl, isAnonymous, ...body } = profile;
      return change('importProfile', { body });
    },
    uploadAvatar: (file) => change('uploadAvatar', { file }),
    importAvatar: async (url) => {
      refuseAnonymous({ avatarUrl: url });
      return change('importAvatar', { body: { url } });
    },
    setPassword: (password, proof) => change('setPassword', { body: { password, ...(proof && { proof }) } }),
    requestDeletion: (proof) => change('requestDeletion', { body: { proof } }),
    cancelDeletion: () => change('cancelDeletion', {}),
  };
};
