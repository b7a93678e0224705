import type { Session } from '../../src/contract/account';
import { type OpenDeps, openFor } from '../accounts/open-session';
import { type RecogniseDeps, recognise } from '../accounts/recognise';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Identify } from './identify';
import type { Platforms } from './platforms';
import { createReturningLogin } from './returning-login';
import type { SpendCode } from './spend-code';
import type { LoginProof } from './types';

export interface ExchangeDeps extends RecogniseDeps, OpenDeps {
  readonly db: Db;
  readonly platforms: Platforms;
  readonly identify: Identify;
  readonly spendCode: SpendCode;
  /** Forgets who is to be forgotten by now: the identity is somebody new then. */
  readonly forgetDue: () => Promise<void>;
}

export interface ExchangeService {
  /** A session for a login code, the same one for a repeated request. */
  exchange(
    platform: Parameters<Platforms['api']>[0],
    proof: LoginProof,
    idempotencyKey: string,
  ): Promise<Session>;
}

export const createExchangeService = (deps: ExchangeDeps): ExchangeService => {
  const { db, platforms, identify, spendCode, forgetDue } = deps;
  const loginAgain = createReturningLogin(deps);
  return {
    exchange: async (platform, proof, idempotencyKey) => {
      const api = platforms.api(platform);
      if (proof.code === null && (proof.anonymousCode === null || platform !== 'douyin')) {
        throw new AppError('INVALID_INPUT', { field: 'code' });
      }
      return spendCode({ api, proof, purpose: 'exchange', idempotencyKey }, async (remember, spending) => {
        const identity = await identify(api, proof);
        const who = { ...identity, platform: api.platform, appId: api.appId };
        const again = await loginAgain(who, spending);
        if (again !== null) return again;
        await forgetDue();
        return inTransaction(db, async (tx) => {
          const owner = { ...(await recognise(tx, who, deps)), platform: api.platform };
          const opened = await openFor(tx, deps, owner);
          await remember(tx, opened);
          return opened.session;
        });
      });
    },
  };
};
