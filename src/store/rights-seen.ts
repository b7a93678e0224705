import type { AuthState, Permissions } from '@/auth';

/**
 * Every module that this user could use in this organisation since the app runs. It outlives a time in which the
 * rights are not known: they may come back as others.
 */
export interface RightsSeen {
  /** Null while nobody has been logged in. */
  readonly userId: string | null;
  readonly organisationId: string | null;
  readonly modules: readonly string[];
}

export const noRightsSeen: RightsSeen = { userId: null, organisationId: null, modules: [] };

/** Another user has seen nothing yet; no user, as in the middle of a new login, says nothing. */
export const seenBy = (seen: RightsSeen, state: AuthState): RightsSeen => {
  const userId = 'user' in state ? state.user.id : seen.userId;
  return userId === seen.userId ? seen : { ...noRightsSeen, userId };
};

/** Rights that are not known add nothing and take nothing; those of another organisation begin anew. */
export const seenWith = (seen: RightsSeen, permissions: Permissions | null): RightsSeen => {
  if (permissions === null) return seen;
  const { organisationId, modules } = permissions;
  const before = seen.organisationId === organisationId ? seen.modules : [];
  const added = modules.filter((module) => !before.includes(module));
  return { ...seen, organisationId, modules: [...before, ...added] };
};
