import type { Login } from './login';
import type { ClockPort } from './ports';
import type { Vault } from './session';
import type { Note } from './trace';
import { withCache } from './with-cache';

export interface Launch {
  init(): Promise<void>;
  /** Sees to it that there is a session, by a login where there is none; without one the host has no user. */
  ensureSession(): Promise<void>;
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
  const start = async (): Promise<void> => {
    const isWarm = vault.user() !== null;
    note('init', { start: isWarm ? 'warm' : 'cold' });
    if (isWarm) beside();
    else await login.login();
  };

  const init = withCache(Number.POSITIVE_INFINITY, clock)(start);

  const ensureSession = async (): Promise<void> => {
    if (vault.user() === null) await init();
    // Again when the session was lost between a login and this caller's turn; the fuse bounds it.
    while (vault.user() === null && !login.isGuest()) await login.refreshLogin();
  };

  return { init, ensureSession };
};
