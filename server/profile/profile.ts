import type { Logger } from 'pino';
import type { ImportProfileBody, UpdateProfileBody } from '../../src/contract/me';
import { identityRepository } from '../accounts/identity-repository';
import type { SessionKeys } from '../accounts/session-keys';
import type { Avatars } from '../avatars/avatars';
import type { Clock } from '../clock';
import { inTransaction } from '../db/transactions';
import type { Db } from '../db/types';
import { AppError } from '../errors';
import type { Platforms } from '../exchange/platforms';
import type { Account } from '../plugins/authenticate';
import { sessionRepository } from '../sessions/repository';
import { isAnonymousAvatar, isAnonymousName } from './anonymous';
import { isBirthday } from './birthday';
import { cleanNickname } from './nickname';
import { type PlatformProfile, readPlatformProfile } from './platform-profile';
import { type ProfileChange, type ProfileState, profileRepository } from './profile-repository';

/** Name, picture, gender and birthday of a member. */
export interface Profile {
  update(account: Account, body: UpdateProfileBody): Promise<void>;
  /** Takes over what the host shows, except for what the user chose here. */
  importFromPlatform(account: Account, body: ImportProfileBody): Promise<void>;
  /** A picture that the user sent. */
  setAvatar(account: Account, bytes: Buffer): Promise<void>;
  /** A picture that the user pointed at, at an address of the platform. */
  importAvatar(account: Account, url: string): Promise<void>;
}

export interface ProfileDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly keys: SessionKeys;
  readonly platforms: Platforms;
  readonly avatars: Avatars;
}

const invalid = (field: string): AppError => new AppError('INVALID_INPUT', { field });

const chosenChange = (body: UpdateProfileBody, now: number): ProfileChange => {
  const { nickname, gender, birthday } = body;
  const text = nickname === undefined ? undefined : cleanNickname(nickname);
  if (text === '') throw invalid('nickname');
  if (text !== undefined && isAnonymousName(text))
    throw new AppError('PROFILE_ANONYMOUS', { field: 'nickname' });
  if (birthday !== undefined && !isBirthday(birthday, now)) throw invalid('birthday');
  return {
    ...(text === undefined ? {} : { nickname: { text, origin: 'chosen' } }),
    ...(gender === undefined ? {} : { gender }),
    ...(birthday === undefined ? {} : { birthday }),
  };
};

/** What of the host's profile is news, and not over what the user chose. */
const importedChange = (
  { user, marks }: ProfileState,
  { nickname, gender }: PlatformProfile,
  avatar: { readonly key: string; readonly url: string } | null,
): ProfileChange => ({
  ...(nickname === null || marks.nicknameOrigin === 'chosen'
    ? {}
    : { nickname: { text: nickname, origin: 'platform' } }),
  ...(avatar === null || marks.avatarOrigin === 'chosen'
    ? {}
    : { avatar: { ...avatar, origin: 'platform' } }),
  ...(gender === null || user.gender !== 'unknown' ? {} : { gender }),
});

export const createProfile = ({ db, clock, logger, keys, platforms, avatars }: ProfileDeps): Profile => {
  /** `newKey`: a picture that was kept for this change; it goes when the change does not take it. */
  const change = async (
    { userId }: Account,
    newKey: string | null,
    decide: (state: ProfileState) => ProfileChange,
  ): Promise<void> => {
    const isTaken = await inTransaction(db, async (tx) => {
      const state = await profileRepository.lock(tx, userId);
      if (state === null) throw new AppError('AUTH_FAIL', { reason: 'merged meanwhile' });
      const decided = decide(state);
      await profileRepository.write(tx, state, decided, clock.now());
      if (decided.avatar === undefined) return false;
      await avatars.take(tx, decided.avatar.key);
      if (state.marks.avatarKey !== null) await avatars.discard(tx, state.marks.avatarKey);
      return true;
    });
    if (newKey === null) return;
    if (!isTaken) await avatars.discard(db, newKey);
    await avatars.sweep();
  };

  const read = async (account: Account, body: ImportProfileBody): Promise<PlatformProfile> => {
    if (body.rawData === undefined && body.encryptedData === undefined) throw invalid('encryptedData');
    const { platform, appId } = platforms.api(account.platform);
    const identityId = await sessionRepository.identityOf(db, account.sessionId);
    const identity = identityId === null ? null : await identityRepository.find(db, identityId);
    const sessionKeys = identity === null ? [] : keys.usable(identity, clock.now());
    return readPlatformProfile(body, { platform, appId, sessionKeys, clock });
  };

  /** A picture that cannot be had is no reason to lose the name that came with it. */
  const tryToKeep = async (url: string): Promise<string | null> => {
    try {
      return await avatars.keepFrom(url);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      logger.warn(
        { code: error.code, reason: error.reason, err: error.cause },
        'a picture of a profile was left',
      );
      return null;
    }
  };

  const replaceAvatar = (account: Account, key: string, origin: 'chosen' | 'platform'): Promise<void> =>
    change(account, key, () => ({ avatar: { key, url: avatars.url(key), origin } }));

  return {
    update: async (account, body) => {
      const decided = chosenChange(body, clock.now());
      await change(account, null, () => decided);
    },

    importFromPlatform: async (account, body) => {
      const shown = await read(account, body);
      const before = await profileRepository.find(db, account.userId);
      const isWanted = shown.avatarUrl !== null && before?.marks.avatarOrigin !== 'chosen';
      const key = isWanted ? await tryToKeep(shown.avatarUrl) : null;
      const avatar = key === null ? null : { key, url: avatars.url(key) };
      await change(account, key, (state) => importedChange(state, shown, avatar));
    },

    setAvatar: async (account, bytes) => replaceAvatar(account, await avatars.keep(bytes), 'chosen'),

    importAvatar: async (account, url) => {
      if (isAnonymousAvatar(url)) throw new AppError('PROFILE_ANONYMOUS', { field: 'url' });
      await replaceAvatar(account, await avatars.keepFrom(url), 'platform');
    },
  };
};
