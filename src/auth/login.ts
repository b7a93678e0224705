import { AuthError, toAuthError } from './errors';
import { createFetchSession } from './fetch-session';
import { fuseLine } from './fuse-line';
import type { LoginProofs } from './login-proof';
import type { Network } from './network';
import type { ClockPort, StatePort, TracePort } from './ports';
import type { Send } from './send';
import type { Vault } from './session';
import { singleQueue } from './single-queue';
import type { Funnel } from './telemetry';
import { type Note, noteError } from './trace';

export interface Login {
  login(): Promise<void>;
  refreshLogin(): Promise<void>;
  /** The last login found that the host has no user. */
  isGuest(): boolean;
}

export interface LoginOptions {
  readonly clock: ClockPort;
  readonly state: StatePort;
  readonly trace?: TracePort;
  readonly proofs: LoginProofs;
  readonly network: Network;
  readonly vault: Vault;
  readonly send: Send;
  readonly note: Note;
  readonly funnel: Funnel;
}

export const createLogin = (options: LoginOptions): Login => {
  const { clock, state, trace, network, vault, note, funnel } = options;
  const fetchSession = createFetchSession(options);
  let guest = false;

  const silentLogin = async (): Promise<void> => {
    const epoch = vault.epoch();
    const session = await fetchSession();
    if (vault.signedOutSince(epoch)) throw new AuthError('cancelled');
    guest = session === null;
    if (session !== null) vault.replace(session, epoch);
    else if (vault.user() === null) state.publish({ kind: 'guest' });
  };

  /** A session that is still there goes on: only the server's refusal ends one. */
  const fail = (error: AuthError): Promise<never> => {
    if (vault.user() === null && error.code !== 'cancelled') {
      state.publish({ kind: 'failed', errorCode: error.wireCode ?? error.code });
    }
    return Promise.reject(error);
  };

  const run = async (cause: string): Promise<void> => {
    const startedAt = clock.now();
    note('login', { cause, phase: 'start' });
    funnel('started');
    try {
      if (cause === 'refresh') vault.drop('drop');
      await silentLogin();
      const ms = clock.now() - startedAt;
      note('login', { cause, phase: 'done', guest, ms });
      if (!guest) funnel('session', { durationMs: ms });
    } catch (thrown) {
      const error = toAuthError(thrown);
      note('login', { cause, phase: 'failed', code: error.code, ms: clock.now() - startedAt });
      noteError(note, error, 'login');
      await fail(error);
    }
  };

  // One name for both, since both spend the same credential of the host. Who joins does not count for the fuse, nor
  // does who comes while there is no network: its return must find the fuse whole.
  const queue = singleQueue({ name: 'login' });
  const passed = fuseLine({ name: 'login', clock, trace })(run);
  const flight = (cause: string): (() => Promise<void>) =>
    queue(() => {
      const fault = network.fault();
      return fault === null ? passed(cause) : fail(fault);
    });

  return { login: flight('login'), refreshLogin: flight('refresh'), isGuest: () => guest };
};
