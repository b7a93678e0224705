import { useCallback } from 'react';
import { useStore } from '@/store/use-store';
import { type GatedAction, runGated } from './gate';
import { toastFailure } from './toast';

/** Runs an action as a member: at once for one, after the login page for everybody else. */
export const useGate = (): ((action: GatedAction) => void) => {
  const mustAuth = useStore((state) => state.mustAuth);
  return useCallback(
    (action) => {
      void runGated(mustAuth, action, toastFailure);
    },
    [mustAuth],
  );
};
