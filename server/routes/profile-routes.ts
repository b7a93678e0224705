import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { UserAnswer } from '../../src/contract/account';
import type { Accounts } from '../accounts/accounts';
import { maximumAvatarBytes } from '../avatars/avatars';
import type { Account } from '../plugins/authenticate';
import type { Profile } from '../profile/profile';
import { defineRoute } from './define-route';
import { readUpload } from './profile-upload';

export interface ProfileServices {
  readonly profile: Profile;
  readonly accounts: Pick<Accounts, 'me'>;
}

/** Every change answers with the user as they are now. */
export const defineProfileRoutes = async (
  app: FastifyInstance,
  { profile, accounts }: ProfileServices,
): Promise<void> => {
  await app.register(multipart);

  const after = async (account: Account, change: Promise<void>): Promise<UserAnswer> => {
    await change;
    return { user: await accounts.me(account) };
  };

  defineRoute(app, 'updateProfile', ({ account, body }) => after(account, profile.update(account, body)));

  defineRoute(app, 'importProfile', ({ account, body }) =>
    after(account, profile.importFromPlatform(account, body)),
  );

  defineRoute(app, 'uploadAvatar', async ({ account, request }) =>
    after(account, profile.setAvatar(account, await readUpload(request, maximumAvatarBytes))),
  );

  defineRoute(app, 'importAvatar', ({ account, body }) =>
    after(account, profile.importAvatar(account, body.url)),
  );
};
