import type { Session } from '../contract';
import { AuthError, isNetworkFailure, toAuthError } from './errors';
import { fuseLine } from './fuse-line';
import { createFetchProof, type LoginProof } from './login-proof';
import type { AuthPorts } from './ports';
import type { Send } from './send';
import type { Vault } from './session';
import { isSession } from './session-record';
import { singleQueue } from './single-queue';
import { type Note, noteError } from './trace';

export interface Login {
  login(): Promise<void>;
  refreshLogin(): Promise<void>;
  /** The last login found that the host has no user. */
  isGuest(): boolean;
}

export interface LoginOptions {
  readonly ports: AuthPorts;
  readonly vault: Vault;
  readonly send: Send;
  readonly note: Note;
}

const isDeadCode = (error: AuthError): boolean =>
  error.wireCode === 'LOGIN_CODE_INVALID' || error.wireCode === 'LOGIN_CODE_USED';

/** The body of an answer that brings a session. */
export const sessionOf = (answer: object): Session => {
  const session = 'session' in answer ? answer.session : null;
  if (!isSession(session)) throw new AuthError('server');
  return session;
};

export const createLogin = ({ ports, vault, send, note }: LoginOptions): Login => {
  const { clock, host, state, trace, randomId } = ports;
  const fetchProof = createFetchProof({ clock, host, randomId, note });
  let guest = false;

  const exchange = async ({ body, idempotencyKey }: LoginProof): Promise<Session> =>
    sessionOf(await send({ name: 'exchange', body, idempotencyKey }, null));

  /** One more sending where no answer came, one more code where the server refused the first; null for no user. */
  const fetchSession = async (): Promise<Session | null> => {
    let mayResend = true;
    let mayRenew = true;
    let proof = await fetchProof();
    while (proof !== null) {
      try {
        return await exchange(proof);
      } catch (thrown) {
        const error = toAuthError(thrown);
        if (isNetworkFailure(error) && mayResend) {
          mayResend = false;
          if (!proof.isFresh()) proof = await fetchProof();
        } else if (isDeadCode(error) && mayRenew) {
          mayRenew = false;
          proof = await fetchProof();
        } else {
          throw error;
        }
      }
    }
    return null;
  };

  const silentLogin = async (): Promise<void> => {
    const epoch = vault.epoch();
    const session = await fetchSession();
    if (vault.signedOutSince(epoch)) throw new AuthError('cancelled');
    guest = session === null;
    if (session !== null) vault.replace(session, epoch);
    else if (vault.user() === null) state.publish({ kind: 'guest' });
  };

  const run = async (cause: string): Promise<void> => {
    const startedAt = clock.now();
    note('login', { cause, phase: 'start' });
    try {
      await silentLogin();
      note('login', { cause, phase: 'done', guest, ms: clock.now() - startedAt });
    } catch (thrown) {
      const error = toAuthError(thrown);
      note('login', { cause, phase: 'failed', code: error.code, ms: clock.now() - startedAt });
      noteError(note, error, 'login');
      // A session that is still there goes on: only the server's refusal ends one.
      if (vault.user() === null && error.code !== 'cancelled') {
        state.publish({ kind: 'failed', errorCode: error.wireCode ?? error.code });
      }
      throw error;
    }
  };

  // One name for both, since both spend the same credential of the host. Who joins does not count for the fuse.
  const queue = singleQueue({ name: 'login' });
  const fuse = fuseLine({ name: 'login', clock, trace });

  return {
    login: queue(fuse(() => run('login'))),
    refreshLogin: queue(
      fuse(async () => {
        vault.drop();
        await run('refresh');
      }),
    ),
    isGuest: () => guest,
  };
};
