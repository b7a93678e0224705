import { pgTable, text } from 'drizzle-orm/pg-core';
import { users } from '../accounts/schema';

/** `chosen`: given by the user here, and theirs for good. `platform`: taken over from the host's profile. */
const origins = ['chosen', 'platform'] as const;
export type Origin = (typeof origins)[number];

/**
 * What has to be known about a user's name and picture besides themselves. Null: there is none. A user without a row
 * who has a name or a picture chose it. `avatarKey`: where the bytes of the picture lie.
 */
export const userProfiles = pgTable('user_profiles', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  nicknameOrigin: text('nickname_origin', { enum: origins }),
  avatarOrigin: text('avatar_origin', { enum: origins }),
  avatarKey: text('avatar_key'),
});
