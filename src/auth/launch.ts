import type { Login } from './login';
import type { ClockPort } from './ports';
import { ignore } from './promises';
import type { Vault } from './session';
import type { Note } from './trace';
import { withCache } from './with-cache';

export interface Launch {
  init(): Promise<void>;
  /** Sees to it that there is a session, by a login where there is none; without one the host has no user. */
  ensureSession(): Promise<void>;
  /** Tries again once what has failed for want of a network. */
  networkReturned(): void;
}

export interface LaunchOptions {
  readonly clock: ClockPort;
  readonly vault: Vault;
  readonly login: Login;
  readonly note: Note;
  /** What a warm start does beside the first requests, never in front of them. */
  readonly beside: () => void;
}

export const createLaunch = ({ clock, vault, login, note, beside }: LaunchOptions): Launch => {
  let wasStarted = false;

  const start = async (): Promise<void> => {
    const isWarm = vault.user() !== null;
    wasStarted = true;
    note('init', { start: isWarm ? 'warm' : 'cold' });
    if (isWarm) beside();
    else await login.login();
  };

  const init = withCache(Infinity, clock)(start);

  const ensureSession = async (): Promise<void> => {
    if (vault.user() === null) await init();
    // Again when the session was lost between a login and this caller's turn; the fuse bounds it.
    while (vault.user() === null && !login.isGuest()) await login.refreshLogin();
  };

  const networkReturned = (): void => {
    if (wasStarted) ensureSession().catch(ignore);
  };

  return { init, ensureSession, networkReturned };
};
