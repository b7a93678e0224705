import { useCallback } from 'react';
import { useStore } from '@/store/use-store';
import { type GatedAction, runGated } from './gate';
import { toastFailure } from './toast';

/** `name`: what was tapped, for the trace. `permission`: module that the organisation must allow besides. */
export type OpenGate = (name: string, action: GatedAction, permission?: string) => void;

/** Runs an action as a member: at once for one, after the login page for everybody else. */
export const useGate = (): OpenGate => {
  const mustAuth = useStore((state) => state.mustAuth);
  return useCallback(
    (name, action, permission) => {
      void runGated(
        { name, mustAuth, ...(permission !== undefined && { permission }) },
        action,
        toastFailure,
      );
    },
    [mustAuth],
  );
};
