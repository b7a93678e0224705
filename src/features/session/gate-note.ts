import { AuthStepType } from '@/auth';
import type { AuthState, MustAuthOptions, SliceApi } from '@/store/types';

/** Leaves a record of what stood before a login: which gate, what it needs, what the user has. Reached: none. */
export const noteGate = (
  auth: AuthState,
  { clock, trace }: Pick<SliceApi, 'clock' | 'trace'>,
  gate = 'unnamed',
  { mustAuthStep: needs = AuthStepType.TWO, mode = 'page', permission }: MustAuthOptions = {},
): void => {
  const has = 'step' in auth ? auth.step : 0;
  if (has >= needs) return;
  const detail = {
    gate,
    mode,
    needs,
    has,
    state: auth.kind,
    ...(permission !== undefined && { permission }),
  };
  trace.record({ at: clock.now(), kind: 'gate', detail });
};
