import type { MergeHook } from '../accounts/merge-hooks';
import type { Avatars } from '../avatars/avatars';
import type { Clock } from '../clock';
import type { Db } from '../db/types';
import { type ProfileChange, type ProfileState, profileRepository } from './profile-repository';

export interface ProfileHookDeps {
  readonly clock: Clock;
  readonly avatars: Pick<Avatars, 'url' | 'discard'>;
}

/** What the one who remains lacks and the other one has. */
const missing = (
  { user, marks }: ProfileState,
  { user: has }: ProfileState,
  url: ProfileHookDeps['avatars']['url'],
): ProfileChange => ({
  ...(user.nickname === null || marks.nicknameOrigin === null || has.nickname !== null
    ? {}
    : { nickname: { text: user.nickname, origin: marks.nicknameOrigin } }),
  ...(marks.avatarKey === null || marks.avatarOrigin === null || has.avatarUrl !== null
    ? {}
    : { avatar: { key: marks.avatarKey, url: url(marks.avatarKey), origin: marks.avatarOrigin } }),
  ...(user.gender === 'unknown' || has.gender !== 'unknown' ? {} : { gender: user.gender }),
  ...(user.birthday === null || has.birthday !== null ? {} : { birthday: user.birthday }),
});

/** When two users become one, the one who remains keeps what they have and gets what they lack. */
export const createMergeProfiles =
  ({ clock, avatars }: ProfileHookDeps): MergeHook =>
  async (tx, fromUserId, toUserId) => {
    const from = await profileRepository.lock(tx, fromUserId);
    const to = await profileRepository.lock(tx, toUserId);
    if (from === null || to === null) return;
    const change = missing(from, to, avatars.url);
    if (Object.keys(change).length > 0) await profileRepository.write(tx, to, change, clock.now());
    const { avatarKey } = from.marks;
    if (avatarKey !== null && change.avatar === undefined) await avatars.discard(tx, avatarKey);
    await profileRepository.remove(tx, fromUserId);
  };

/** When an account is forgotten: its picture goes, and what was known about name and picture. */
export const createForgetProfile =
  ({ avatars }: Pick<ProfileHookDeps, 'avatars'>) =>
  async (tx: Db, userId: string): Promise<void> => {
    const state = await profileRepository.lock(tx, userId);
    if (state === null) return;
    if (state.marks.avatarKey !== null) await avatars.discard(tx, state.marks.avatarKey);
    await profileRepository.remove(tx, userId);
  };
