import { createHash } from 'node:crypto';
import type { Session } from '../../src/contract/account';
import { isErrorCode } from '../../src/contract/error-codes';
import { userRepository } from '../accounts/user-repository';
import { toUser } from '../accounts/user-view';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Box } from '../secrets/keyring';
import type { Sessions } from '../sessions/sessions';
import { type Claimed, createClaim, type LoginCodeRow, loginCodeRepository } from './login-code-repository';
import type { LoginProof, PlatformApi } from './types';

/** How long the same code and key give the same session. */
const repeatMs = 60_000;
/** No exchange takes this long: after it, the process that began it is taken to be gone. */
const leaseMs = 15_000;
/** Longer than any platform keeps a code. */
const forgetMs = 15 * 60_000;
const pollMs = 100;

/** What a code is spent for: the answer of one is never given to the other. */
export type SpendPurpose = 'exchange' | 'register';

/** Notes the opened session in the transaction that opened it, so that the answer can be given again. */
export type Remember = (
  tx: Db,
  opened: { readonly sessionId: string; readonly session: Session },
) => Promise<void>;

/** The code while it is being spent, for a statement that notes the answer together with more. */
export interface Spending {
  readonly claimed: Claimed;
  /** A token as it lies beside its code. */
  seal(token: string): string;
}

/** Asks the platform and opens the session; notes it by `remember` or by what `spending` gives. */
export type OpenSession = (remember: Remember, spending: Spending) => Promise<Session>;

export interface SpendCodeDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly box: Box;
  /** Lets time pass while another request spends the same code. */
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Spends a login code once. The same code with the same key gives the same session for a minute, also while the first
 * call is under way on another instance; with another key the code is refused. `open` asks the platform, opens the
 * session and remembers it. @throws AppError LOGIN_CODE_USED, PLATFORM_TIMEOUT, and what `open` throws
 */
export type SpendCode = (
  request: {
    readonly api: PlatformApi;
    readonly proof: LoginProof;
    readonly purpose: SpendPurpose;
    readonly idempotencyKey: string;
  },
  open: OpenSession,
) => Promise<Session>;

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** An anonymous code counts only where there is no other. */
const hashCode = ({ platform, appId }: PlatformApi, { code, anonymousCode }: LoginProof): string =>
  hash(platform, appId, code ?? '', code === null ? (anonymousCode ?? '') : '');

export const createSpendCode = ({ db, clock, sessions, box, wait }: SpendCodeDeps): SpendCode => {
  const claim = createClaim(db);
  let sweptAt = 0;

  const sweep = async (): Promise<void> => {
    const now = clock.now();
    if (now - sweptAt < repeatMs) return;
    sweptAt = now;
    await loginCodeRepository.sweep(db, now - repeatMs, now - forgetMs);
  };

  const spend = async (claimed: Claimed, open: OpenSession): Promise<Session> => {
    const seal = (token: string): string => box.seal(token, claimed.codeHash);
    const remember: Remember = async (tx, { sessionId, session }) => {
      // Whoever was taken to be gone and comes back late opens nothing: the code was somebody else's meanwhile.
      if (!(await loginCodeRepository.succeed(tx, claimed, sessionId, seal(session.token))))
        throw new AppError('LOGIN_CODE_USED', { reason: 'taken over' });
    };
    try {
      return await open(remember, { claimed, seal });
    } catch (error) {
      const failure = error instanceof AppError ? error.code : 'INTERNAL';
      if (failure === 'PLATFORM_UNAVAILABLE') await loginCodeRepository.giveBack(db, claimed);
      else await loginCodeRepository.fail(db, claimed, failure);
      throw error;
    }
  };

  /** The session of a spent code once more, as long as it lives. */
  const repeat = async (row: LoginCodeRow): Promise<Session> => {
    const token = row.token === null ? null : box.open(row.token, row.codeHash);
    const live = token === null ? null : await sessions.peek(token);
    const user = live === null ? null : await userRepository.find(db, live.userId);
    if (token === null || live === null || user === null) throw new AppError('LOGIN_CODE_USED');
    return { token, expiresAt: live.expiresAt, user: toUser(user) };
  };

  /** What became of a code that somebody else began to spend; null while that is under way, and when it was given back. */
  const outcome = async (codeHash: string, keyHash: string): Promise<Session | null> => {
    const row = await loginCodeRepository.find(db, codeHash);
    if (row === null) return null;
    if (row.keyHash !== keyHash || clock.now() - row.startedAt > repeatMs) {
      throw new AppError('LOGIN_CODE_USED');
    }
    if (row.failure !== null) {
      throw new AppError(isErrorCode(row.failure) ? row.failure : 'INTERNAL', { reason: 'repeated' });
    }
    return row.sessionId === null ? null : repeat(row);
  };

  const spendOrWait = async (codeHash: string, keyHash: string, open: OpenSession): Promise<Session> => {
    for (let waited = 0; waited <= leaseMs; waited += pollMs) {
      const now = clock.now();
      if (await claim({ codeHash, keyHash, now, staleBefore: now - leaseMs }))
        return spend({ codeHash, startedAt: now }, open);
      const session = await outcome(codeHash, keyHash);
      if (session !== null) return session;
      await wait(pollMs);
    }
    throw new AppError('PLATFORM_TIMEOUT', { reason: 'another exchange of this code has not ended' });
  };

  /** Of requests that come to this process at once one asks the database; nobody else's key joins it. */
  const flights = new Map<string, Promise<Session>>();

  return async ({ api, proof, purpose, idempotencyKey }, open) => {
    await sweep();
    const codeHash = hashCode(api, proof);
    const keyHash = purpose === 'exchange' ? hash(idempotencyKey) : hash(purpose, idempotencyKey);
    const name = `${codeHash} ${keyHash}`;
    const known = flights.get(name);
    if (known !== undefined) return known;
    const flight = spendOrWait(codeHash, keyHash, open).finally(() => flights.delete(name));
    flights.set(name, flight);
    return flight;
  };
};
