import type { Session } from '../contract';
import { AuthError, isNetworkFailure, toAuthError } from './errors';
import type { LoginProof, LoginProofs } from './login-proof';
import type { Send } from './send';
import type { Vault } from './session';
import { isSession } from './session-record';

export interface FetchSessionOptions {
  readonly vault: Vault;
  readonly proofs: LoginProofs;
  readonly send: Send;
}

const isDeadCode = (error: AuthError): boolean =>
  error.wireCode === 'LOGIN_CODE_INVALID' || error.wireCode === 'LOGIN_CODE_USED';

/** The body of an answer that brings a session. */
export const sessionOf = (answer: object): Session => {
  const session = 'session' in answer ? answer.session : null;
  if (!isSession(session)) throw new AuthError('server');
  return session;
};

/** Exchanges a proof of the host for a session that the vault may take; null when the host has no user. */
export const createFetchSession = ({ vault, proofs, send }: FetchSessionOptions) => {
  const exchange = async (proof: LoginProof): Promise<Session> =>
    sessionOf(await send({ ...proof, name: 'exchange' }, null));

  /** One more sending where no answer came, one more code where the server refused the first; null for no user. */
  const fetchSession = async (): Promise<Session | null> => {
    let mayResend = true;
    let mayRenew = true;
    let proof = await proofs.take();
    while (proof !== null) {
      try {
        return await exchange(proof);
      } catch (thrown) {
        const error = toAuthError(thrown);
        if (isNetworkFailure(error) && mayResend) {
          mayResend = false;
          if (!proof.isFresh()) proof = await proofs.take();
        } else if (isDeadCode(error) && mayRenew) {
          mayRenew = false;
          proof = await proofs.take();
        } else {
          throw error;
        }
      }
    }
    return null;
  };

  /** Tells the server that the identity behind `token` is locked; one that it does not know any more cannot tell. */
  const tellLock = async (token: string): Promise<void> => {
    await send({ name: 'signOut' }, token).catch((error) => {
      if (toAuthError(error).wireCode !== 'AUTH_FAIL') throw error;
    });
  };

  /** A member who sat idle comes back as a visitor: where the server would let the member in, it is told first. */
  return async (): Promise<Session | null> => {
    for (let token = vault.lockedToken(), tries = 0; tries < 2; tries += 1) {
      if (token !== null && vault.lockedToken() !== null) await tellLock(token);
      const session = await fetchSession();
      if (vault.lockedToken() === null || session?.user.busiIdentity !== 'MEMBER') return session;
      token = session.token;
    }
    throw new AuthError('server');
  };
};
