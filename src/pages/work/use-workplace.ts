import { useEffect } from 'react';
import type { Organisation } from '@/contract';
import { systemClock } from '@/platform/system-clock';
import { readyValue } from '@/shared/loadable';
import { useStoreShallow } from '@/store/use-store';
import { useVisible } from '../hooks/use-visible';

/** How often a workbench that lies in front asks whether rights have changed, in milliseconds. */
export const LOOK_MS = 30_000;

/** Calls `look` now and again and again until the returned function is called. */
const again = (look: () => void): (() => void) => {
  let stop: () => void = () => undefined;
  const turn = (): void => {
    look();
    stop = systemClock.setTimer(turn, LOOK_MS);
  };
  turn();
  return () => stop();
};

/**
 * The organisation whose rights count, and the rights. A page of the workbench looks for changes for as long as it lies in
 * front: a right may be taken away in the meantime.
 */
export const useWorkplace = () => {
  const { member, organisations, permissions, loadOrganisations, loadPermissions } = useStoreShallow(
    (state) => ({
      member: state.auth.kind === 'member',
      organisations: state.organisations,
      permissions: state.permissions,
      loadOrganisations: state.loadOrganisations,
      loadPermissions: state.loadPermissions,
    }),
  );
  const visible = useVisible();
  useEffect(() => {
    if (!member || !visible) return undefined;
    void loadPermissions();
    return again(() => void loadOrganisations());
  }, [member, visible, loadOrganisations, loadPermissions]);

  const places = readyValue(organisations) ?? [];
  const current: Organisation | null = places.find(({ isCurrent }) => isCurrent) ?? null;
  const failure = organisations.kind === 'failed' ? organisations.message : null;
  return { organisations: places, current, failure, permissions, reload: loadOrganisations };
};
