import type { MustAuthOptions, SliceCreator } from '@/store/types';
import { noteGate } from './gate-note';
import { createLoginFlow, type LoginFlow } from './login-flow';
import { createPhonePlace, type PhonePlace } from './phone-place';
import { createProfileFlow, type ProfileFlow } from './profile-flow';
import { createSecurityFlow, type SecurityFlow } from './security-flow';
import { createSheetFlow, type SheetFlow } from './sheet-flow';

export interface SessionSlice extends PhonePlace, LoginFlow, SheetFlow, SecurityFlow, ProfileFlow {
  /** Silent login; a failure is the auth state's matter, so it never rejects. */
  launch(): Promise<void>;
  /**
   * Resolves when the step is reached, rejects when the user leaves the login page or sheet. `gate`: what was tapped,
   * a constant word; it stands in the trace, so that a developer sees who asked for the login and why.
   */
  mustAuth(options?: MustAuthOptions, gate?: string): Promise<void>;
  /** The login that is going on, for who comes later; rejects when there is none. */
  waitAuth(): Promise<void>;
  /** Asks for the user's rights unless they are known. Never rejects: what is not known allows nothing. */
  loadPermissions(): Promise<void>;
  /** Rejects when the server could not be told; then nothing has changed. */
  signOut(): Promise<void>;
}

export const createSessionSlice: SliceCreator<SessionSlice> = (set, get, api) => ({
  ...createPhonePlace(set, get, api),
  ...createLoginFlow(set, get, api),
  ...createSheetFlow(set, get, api),
  ...createSecurityFlow(set, get, api),
  ...createProfileFlow(set, get, api),
  launch: () => api.auth.init().catch(() => undefined),
  mustAuth: (options, gate) => {
    noteGate(get().auth, api, gate, options);
    return api.auth.mustAuth(options);
  },
  waitAuth: () => api.auth.waitAuth(),
  loadPermissions: () =>
    api.auth.permissions().then(
      () => undefined,
      () => undefined,
    ),
  signOut: () => api.auth.signOut(),
});
