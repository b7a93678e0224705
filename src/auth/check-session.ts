import type { Auth } from './auth';
import { HINT_LIMIT_MS } from './constants';
import { AuthError } from './errors';
import type { Login } from './login';
import type { LoginProofs } from './login-proof';
import type { ClockPort, HostPort } from './ports';
import { limit } from './promises';
import type { Vault } from './session';
import { singleQueue } from './single-queue';
import type { Funnel } from './telemetry';
import type { Note } from './trace';

/** How the session stands, and for two of the four what was done about it before this was said. */
export const SessionCheck = {
  /** The host calls its session key alive: a hint only, what the server answers decides. */
  VALID: 0,
  /** The key was dead; a new login has finished. */
  RELOGIN: 1,
  /** There was no session; the first login has finished. */
  UNAUTH: 2,
  /** There is none to be had now: no user of the host, or the login failed. */
  FAILED: -1,
} as const;
export type SessionCheck = (typeof SessionCheck)[keyof typeof SessionCheck];

const anybody = { maxWaiters: Infinity };

export interface CheckSession {
  /** The host's opinion, within 2 s; callers that come meanwhile share it. Never rejects. */
  ask(): Promise<'valid' | 'expired' | 'unknown'>;
  readonly actions: Pick<Auth, 'ensureSessionKey' | 'checkSession'>;
}

export interface CheckSessionOptions {
  readonly clock: ClockPort;
  readonly host: HostPort;
  readonly proofs: LoginProofs;
  readonly vault: Vault;
  readonly login: Login;
  readonly ensureSession: () => Promise<void>;
  readonly note: Note;
  readonly funnel: Funnel;
}

export const createCheckSession = (options: CheckSessionOptions): CheckSession => {
  const { clock, host, proofs, vault, login, ensureSession, note, funnel } = options;
  const unknown = (): 'unknown' => 'unknown';

  const ask = singleQueue()(async () => {
    const opinion = await limit(clock, HINT_LIMIT_MS, () => host.checkSession()).catch(unknown);
    note('check-session', { opinion });
    return opinion;
  });

  /** A host that cannot tell is believed where the phone number does not hang on its key. */
  const isKeyAlive = async (): Promise<boolean> => {
    const opinion = await ask();
    return opinion === 'valid' || (opinion === 'unknown' && !host.phoneNeedsSessionKey);
  };

  const ensureSessionKey = singleQueue()(async () => {
    await ensureSession();
    const isNeeded = vault.user() !== null && host.phoneNeedsSessionKey;
    // A login that fails here leaves a live session as it is: the token's life is not the key's.
    if (isNeeded && (proofs.isAhead() || !(await isKeyAlive()))) await login.login();
    if (login.isGuest()) throw new AuthError('login-required');
    funnel('phone-shown');
  });

  const check = async (): Promise<SessionCheck> => {
    const hadSession = vault.user() !== null;
    if (hadSession && (await isKeyAlive())) return SessionCheck.VALID;
    await (hadSession ? login.login() : ensureSession());
    if (login.isGuest() || vault.user() === null) return SessionCheck.FAILED;
    return hadSession ? SessionCheck.RELOGIN : SessionCheck.UNAUTH;
  };

  const checkSession = singleQueue(anybody)(() => check().catch(() => SessionCheck.FAILED));

  return { ask, actions: { ensureSessionKey, checkSession } };
};
