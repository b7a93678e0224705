import { useEffect, useState } from 'react';
import type { Permissions } from '@/store/types';
import { useStoreShallow } from '@/store/use-store';

/**
 * What the user may do with a module. `unknown`: not said yet, which allows nothing. `taken`: they could since the app
 * runs, and cannot any more.
 */
export type PermissionState = 'unknown' | 'allowed' | 'denied' | 'taken';

/** The state after the newest word of the server. */
export const nextPermission = (
  before: PermissionState,
  permissions: Permissions | null,
  module: string,
): PermissionState => {
  if (permissions === null) return before === 'allowed' ? 'unknown' : before;
  if (permissions.modules.includes(module)) return 'allowed';
  return before === 'allowed' || before === 'taken' ? 'taken' : 'denied';
};

/** Follows the rights of the user's organisation, and asks for them where they are not known. */
export const usePermission = (module: string): PermissionState => {
  const { member, permissions, had, load } = useStoreShallow((state) => ({
    member: state.auth.kind === 'member',
    permissions: state.permissions,
    had: state.rightsSeen.modules.includes(module),
    load: state.loadPermissions,
  }));
  const [seen, setSeen] = useState<PermissionState>('unknown');
  // Rights may be unknown for a while, as in the middle of a new login: what was allowed before is still known as such.
  const now = nextPermission(had && seen === 'unknown' ? 'allowed' : seen, permissions, module);
  if (now !== seen) setSeen(now);
  useEffect(() => {
    if (member && permissions === null) void load();
  }, [member, permissions, load]);
  return now;
};
