import { isExpected } from './errors';
import type { Login } from './login';
import type { StatePort } from './ports';
import { ignore } from './promises';
import type { Perform } from './request';
import type { Vault } from './session';
import { singleQueue } from './single-queue';

export interface SignOutOptions {
  readonly vault: Vault;
  readonly login: Login;
  readonly perform: Perform;
  readonly state: StatePort;
  readonly forget: () => void;
}

/**
 * First the server, which revokes the token and locks the identity; a sign-out that it never heard of would be
 * undone by the next silent login. Then the device, and on as a visitor. Two taps are one sign-out.
 */
export const createSignOut = ({
  vault,
  login,
  perform,
  state,
  forget,
}: SignOutOptions): (() => Promise<void>) =>
  singleQueue()(async () => {
    await perform('signOut', {});
    vault.signOut();
    state.publish({ kind: 'guest' });
    forget();
    // A login from before the sign-out takes whoever joins it down with it. What then fails is published.
    const again = (error: unknown): Promise<void> =>
      isExpected(error) ? login.login() : Promise.reject(error);
    await login.login().catch(again).catch(ignore);
  });
