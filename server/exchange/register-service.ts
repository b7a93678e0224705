import type { Session } from '../../src/contract/account';
import type { RegisterBody } from '../../src/contract/me';
import { proveNumber } from '../accounts/bind-phone';
import { openFor } from '../accounts/open-session';
import { recognise } from '../accounts/recognise';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import { readPlatformProfile } from '../profile/platform-profile';
import { profileRepository } from '../profile/profile-repository';
import type { ExchangeDeps } from './exchange-service';
import type { PlatformApi, PlatformIdentity } from './types';

export interface RegisterService {
  /**
   * A member's session for a login code, the phone number's ciphertext and the signed profile, all of which must have
   * been made with the key that the code stands for. The same answer for a repeated request.
   * @throws AppError those of an exchange and of a phone number, SIGNATURE_WRONG
   */
  register(body: RegisterBody, idempotencyKey: string): Promise<Session>;
}

/** The name in the signed profile; null for somebody who gave none. */
const readNickname = (
  { rawData, signature }: RegisterBody,
  { platform, appId }: PlatformApi,
  sessionKeys: readonly string[],
  { clock }: Pick<ExchangeDeps, 'clock'>,
): string | null => {
  if (rawData === undefined && signature === undefined) return null;
  if (rawData === undefined) throw new AppError('INVALID_INPUT', { field: 'rawData' });
  const proof = signature === undefined ? { rawData } : { rawData, signature };
  try {
    return readPlatformProfile(proof, { platform, appId, sessionKeys, clock }).nickname;
  } catch (error) {
    if (error instanceof AppError && error.code === 'PROFILE_ANONYMOUS') return null;
    throw error;
  }
};

/** A name from the host never replaces one that is there. */
const suggestNickname = async (tx: Db, userId: string, text: string | null, now: number): Promise<void> => {
  const state = text === null ? null : await profileRepository.lock(tx, userId);
  if (text === null || state === null || state.user.nickname !== null) return;
  await profileRepository.write(tx, state, { nickname: { text, origin: 'platform' } }, now);
};

export const createRegisterService = (deps: ExchangeDeps): RegisterService => {
  const { db, clock, platforms, spendCode, forgetDue } = deps;

  const verify = async (body: RegisterBody, api: PlatformApi) => {
    const identity: PlatformIdentity = await deps.identify(api, { code: body.code, anonymousCode: null });
    const sessionKeys = identity.sessionKey === null ? [] : [identity.sessionKey];
    const nickname = readNickname(body, api, sessionKeys, deps);
    const { encryptedData, iv } = body;
    const owner = { openId: identity.openId, sessionKeys };
    const { phone } = await api.phone({ code: null, encryptedData, iv }, owner);
    return { identity, nickname, phone };
  };

  return {
    register: async (body, idempotencyKey) => {
      const api = platforms.api(body.platform);
      const proof = { code: body.code, anonymousCode: null };
      return spendCode({ api, proof, purpose: 'register', idempotencyKey }, async (remember) => {
        const { identity, nickname, phone } = await verify(body, api);
        await forgetDue();
        return inTransaction(db, async (tx) => {
          const { platform, appId } = api;
          const known = await recognise(tx, { ...identity, platform, appId }, deps);
          const userId = await proveNumber(tx, known, phone, deps);
          await suggestNickname(tx, userId, nickname, clock.now());
          const opened = await openFor(tx, deps, { userId, identityId: known.identityId, platform });
          await remember(tx, opened);
          return opened.session;
        });
      });
    },
  };
};
