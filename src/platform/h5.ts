import type { PlatformAdapter } from './ports';

/** The browser: no host account, no code, no native button. Login is by SMS. */
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
  profileWays: [],
});
