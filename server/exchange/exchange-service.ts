import { createHash } from 'node:crypto';
import type { Session } from '../../src/contract/account';
import { isErrorCode } from '../../src/contract/error-codes';
import { openFor } from '../accounts/accounts';
import { type RecogniseDeps, recognise } from '../accounts/recognise';
import { userRepository } from '../accounts/user-repository';
import { toUser } from '../accounts/user-view';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Box } from '../secrets/keyring';
import { sessionRepository } from '../sessions/repository';
import type { Sessions } from '../sessions/sessions';
import { hashToken } from '../sessions/token';
import { type LoginCodeRow, loginCodeRepository } from './login-code-repository';
import type { Platforms } from './platforms';
import type { LoginProof, PlatformApi } from './types';

/** How long the same code and key give the same session. */
const repeatMs = 60_000;
/** No exchange takes this long: after it, the process that began it is taken to be gone. */
const leaseMs = 15_000;
/** Longer than any platform keeps a code. */
const forgetMs = 15 * 60_000;
const pollMs = 100;

export interface ExchangeDeps extends RecogniseDeps {
  readonly db: Db;
  readonly platforms: Platforms;
  readonly sessions: Sessions;
  readonly box: Box;
  /** Lets time pass while another request exchanges the same code. */
  readonly wait: (ms: number) => Promise<void>;
}

export interface ExchangeService {
  /**
   * A session for a login code. The same code with the same key gives the same session for a minute, also while the
   * first exchange is under way on another instance; with another key the code is refused.
   */
  exchange(
    platform: Parameters<Platforms['api']>[0],
    proof: LoginProof,
    idempotencyKey: string,
  ): Promise<Session>;
}

const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export const createExchangeService = (deps: ExchangeDeps): ExchangeService => {
  const { db, clock, platforms, sessions, box, wait } = deps;
  let sweptAt = 0;

  const sweep = async (): Promise<void> => {
    const now = clock.now();
    if (now - sweptAt < repeatMs) return;
    sweptAt = now;
    await loginCodeRepository.sweep(db, now - repeatMs, now - forgetMs);
  };

  const open = async (api: PlatformApi, proof: LoginProof, codeHash: string): Promise<Session> => {
    const identity = await api.exchange(proof);
    return inTransaction(db, async (tx) => {
      const who = { ...identity, platform: api.platform, appId: api.appId };
      const owner = { ...(await recognise(tx, who, deps)), platform: api.platform };
      const { sessionId, session } = await openFor(tx, sessions, owner);
      await loginCodeRepository.succeed(tx, codeHash, sessionId, box.seal(session.token, codeHash));
      return session;
    });
  };

  const spend = async (api: PlatformApi, proof: LoginProof, codeHash: string): Promise<Session> => {
    try {
      return await open(api, proof, codeHash);
    } catch (error) {
      const failure = error instanceof AppError ? error.code : 'INTERNAL';
      await loginCodeRepository.fail(db, codeHash, failure);
      throw error;
    }
  };

  /** The session of a finished exchange once more, as long as it lives. */
  const repeat = async (row: LoginCodeRow): Promise<Session> => {
    const token = row.token === null ? null : box.open(row.token, row.codeHash);
    const live = token === null ? null : await sessionRepository.findLive(db, hashToken(token), clock.now());
    const user = live === null ? null : await userRepository.find(db, live.userId);
    if (token === null || live === null || user === null) throw new AppError('LOGIN_CODE_USED');
    return { token, expiresAt: live.expiresAt, user: toUser(user) };
  };

  /** What became of an exchange that somebody else began; null while it is under way. */
  const outcome = async (codeHash: string, keyHash: string): Promise<Session | null> => {
    const row = await loginCodeRepository.find(db, codeHash);
    if (row === null || row.keyHash !== keyHash || clock.now() - row.startedAt > repeatMs) {
      throw new AppError('LOGIN_CODE_USED');
    }
    if (row.failure !== null) {
      throw new AppError(isErrorCode(row.failure) ? row.failure : 'INTERNAL', { reason: 'repeated' });
    }
    return row.sessionId === null ? null : repeat(row);
  };

  return {
    exchange: async (platform, proof, idempotencyKey) => {
      const api = platforms.api(platform);
      if (proof.code === null && (proof.anonymousCode === null || platform !== 'douyin')) {
        throw new AppError('INVALID_INPUT', { field: 'code' });
      }
      await sweep();
      const codeHash = hash(
        api.platform,
        api.appId,
        proof.code ?? '',
        proof.code === null ? (proof.anonymousCode ?? '') : '',
      );
      const keyHash = hash(idempotencyKey);
      for (let waited = 0; waited <= leaseMs; waited += pollMs) {
        const now = clock.now();
        if (await loginCodeRepository.claim(db, codeHash, keyHash, now, now - leaseMs)) {
          return spend(api, proof, codeHash);
        }
        const session = await outcome(codeHash, keyHash);
        if (session !== null) return session;
        await wait(pollMs);
      }
      throw new AppError('PLATFORM_TIMEOUT', { reason: 'another exchange of this code has not ended' });
    },
  };
};
