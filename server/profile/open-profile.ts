import type { Avatars } from '../avatars/avatars';
import type { AppContext } from '../context';
import { createForgetProfile, createMergeProfiles } from './account-hooks';
import { createProfile, type Profile, type ProfileDeps } from './profile';

/** The profiles of a server, which follow when users become one and when an account is forgotten. */
export const openProfile = (
  { database, clock, logger, mergeHooks, deletionHooks }: AppContext,
  deps: Pick<ProfileDeps, 'keys' | 'platforms'> & { readonly avatars: Avatars },
): Profile => {
  mergeHooks.onMerge(createMergeProfiles({ clock, avatars: deps.avatars }));
  deletionHooks.onDelete(createForgetProfile(deps));
  return createProfile({ ...deps, db: database.db, clock, logger });
};
