import type { PlatformAdapter } from './ports';
import { noProfile } from './profile-ways';

/** The browser: no host account, no code, no native button. Login is by SMS or password. */
export const createH5 = (): PlatformAdapter => ({
  host: {
    platform: 'h5',
    codeLifeMs: 0,
    phoneNeedsSessionKey: false,
    login: () => Promise.resolve({ kind: 'needs-host-login', reason: 'no-silent-login' }),
    checkSession: () => Promise.resolve('unknown'),
  },
  phoneButton: null,
  hostLoginButton: null,
  profile: noProfile,
  settings: null,
  privacy: null,
});
