import { HOST_LIMIT_MS } from './constants';
import { AuthError } from './errors';
import type { Login } from './login';
import type { ClockPort, HostPort } from './ports';
import { limit } from './promises';
import type { Vault } from './session';
import { singleQueue } from './single-queue';
import type { Note } from './trace';

export interface CheckSession {
  /** The host's opinion, within 10 s; callers that come meanwhile share it. Never rejects. */
  ask(): Promise<'valid' | 'expired' | 'unknown'>;
  ensureSessionKey(): Promise<void>;
}

export interface CheckSessionOptions {
  readonly clock: ClockPort;
  readonly host: HostPort;
  readonly vault: Vault;
  readonly login: Login;
  readonly ensureSession: () => Promise<void>;
  readonly note: Note;
}

export const createCheckSession = (options: CheckSessionOptions): CheckSession => {
  const { clock, host, vault, login, ensureSession, note } = options;
  const unknown = (): 'unknown' => 'unknown';

  const ask = singleQueue({ maxWaiters: Number.POSITIVE_INFINITY })(async () => {
    const opinion = await limit(clock, HOST_LIMIT_MS, () => host.checkSession()).catch(unknown);
    note('check-session', { opinion });
    return opinion;
  });

  const ensureSessionKey = singleQueue({ name: 'ensureSessionKey' })(async () => {
    await ensureSession();
    // A login that fails here leaves a live session as it is: the token's life is not the key's.
    if (vault.user() !== null && host.phoneNeedsSessionKey && (await ask()) !== 'valid') await login.login();
    if (login.isGuest()) throw new AuthError('login-required');
  });

  return { ask, ensureSessionKey };
};
