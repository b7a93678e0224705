import type { Auth, MustAuthOptions } from './auth';
import { createGuards, type Guard } from './guard';

/** The core, or where to find it: a class is written before an app has made its core. */
export type AuthSource = Pick<Auth, 'mustAuth'> | (() => Pick<Auth, 'mustAuth'>);

/**
 * The method, or function, runs once the login that it needs is done, with what it was called with; when the user
 * leaves it does not run and the caller learns of it. Decorator `@mustAuth(auth)` and wrapper `mustAuth(auth)(fn)`.
 */
export const mustAuth = (auth: AuthSource, options?: MustAuthOptions): Guard =>
  createGuards('guard')(
    () => (call) => (typeof auth === 'function' ? auth() : auth).mustAuth(options).then(call),
  );

/** The same under the name that reads well around a function: `withAuth(auth, { mode: 'popup' })(buy)`. */
export const withAuth = mustAuth;
