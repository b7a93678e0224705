import { eq } from 'drizzle-orm';
import { users } from '../accounts/schema';
import { type UserRow, userRepository } from '../accounts/user-repository';
import type { Db } from '../db/types';
import { type Origin, userProfiles } from './schema';

type ProfileRow = Omit<typeof userProfiles.$inferSelect, 'userId'>;

/** A user with what is known about where name and picture came from. */
export interface ProfileState {
  readonly user: UserRow;
  readonly marks: ProfileRow;
}

/** What is left out stays. */
export interface ProfileChange {
  readonly nickname?: { readonly text: string; readonly origin: Origin };
  readonly avatar?: { readonly key: string; readonly url: string; readonly origin: Origin };
  readonly gender?: UserRow['gender'];
  readonly birthday?: string;
}

const marksOf = async (db: Db, user: UserRow): Promise<ProfileRow> => {
  const [row] = await db.select().from(userProfiles).where(eq(userProfiles.userId, user.id));
  return {
    nicknameOrigin: user.nickname === null ? null : (row?.nicknameOrigin ?? 'chosen'),
    avatarOrigin: user.avatarUrl === null ? null : (row?.avatarOrigin ?? 'chosen'),
    avatarKey: row?.avatarKey ?? null,
  };
};

export const profileRepository = {
  /** Null for nobody, and for a user who lives on as another. */
  find: async (db: Db, userId: string): Promise<ProfileState | null> => {
    const user = await userRepository.find(db, userId);
    if (user === null || user.mergedInto !== null) return null;
    return { user, marks: await marksOf(db, user) };
  },

  /** The same, locked until the transaction ends. */
  lock: async (tx: Db, userId: string): Promise<ProfileState | null> => {
    const user = (await userRepository.lock(tx, [userId])).get(userId);
    if (user === undefined || user.mergedInto !== null) return null;
    return { user, marks: await marksOf(tx, user) };
  },

  /** Writes to a user whose row the transaction holds. */
  write: async (tx: Db, { user, marks }: ProfileState, change: ProfileChange, now: number): Promise<void> => {
    const { nickname, avatar, gender, birthday } = change;
    await tx
      .update(users)
      .set({
        ...(nickname === undefined ? {} : { nickname: nickname.text }),
        ...(avatar === undefined ? {} : { avatarUrl: avatar.url }),
        ...(gender === undefined ? {} : { gender }),
        ...(birthday === undefined ? {} : { birthday }),
        updatedAt: now,
      })
      .where(eq(users.id, user.id));
    const row = {
      nicknameOrigin: nickname?.origin ?? marks.nicknameOrigin,
      avatarOrigin: avatar?.origin ?? marks.avatarOrigin,
      avatarKey: avatar?.key ?? marks.avatarKey,
    };
    await tx
      .insert(userProfiles)
      .values({ userId: user.id, ...row })
      .onConflictDoUpdate({ target: userProfiles.userId, set: row });
  },

  remove: async (tx: Db, userId: string): Promise<void> => {
    await tx.delete(userProfiles).where(eq(userProfiles.userId, userId));
  },
};
