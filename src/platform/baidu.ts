import type { HostLoginButtonPort, HostPort } from '@/auth';
import { hasBaseLibrary } from './base-library';
import { callHost, type HostWorld } from './call';
import { errorCodeOf, type Fields, fieldsOf, textOf } from './fields';
import { checkHostSession, emptyLogin, failedLogin } from './host-login';
import { createPhoneButton, type PhoneRule } from './phone-button';
import type { PlatformAdapter } from './ports';
import { profileButton } from './profile-answer';
import { noProfile } from './profile-ways';
import { createSettings } from './settings';

/** "User not logged in or refused" (open_log page); a number or a text, in `fail` and on some versions in `success`. */
const notLoggedIn = 10004;

const lacksAccount = (fields: Fields): boolean => errorCodeOf(fields) === notLoggedIn;

const phoneRules: readonly PhoneRule[] = [
  { when: notLoggedIn, kind: 'unavailable', reason: 'not-logged-in' },
  { when: /no permission/i, kind: 'unavailable', reason: 'no-permission' },
  { when: /auth deny|user deny|cancel/i, kind: 'denied', reason: 'user-denied' },
];

/**
 * Baidu. `swan.getLoginCode` needs an account of the host app and may never call back; its code lives 10 minutes.
 * `swan.login` is withdrawn and not used. The phone button gives the pair only, so the key must be alive.
 */
const createHost = (world: HostWorld): HostPort => ({
  platform: 'baidu',
  codeLifeMs: 10 * 60_000,
  phoneNeedsSessionKey: true,
  wantsCodeAhead: true,
  login: async () => {
    const result = await callHost(world, 'getLoginCode');
    const answer = result.kind === 'success' ? result.value : result.kind === 'fail' ? result.error : {};
    if (lacksAccount(answer)) return { kind: 'needs-host-login', reason: 'host-error-10004' };
    if (result.kind !== 'success') return failedLogin(result);
    const code = textOf(answer.code);
    return code === undefined ? emptyLogin : { kind: 'user', code };
  },
  checkSession: () => checkHostSession(world),
});

/** Success is `login:ok`, or on other versions no 10004 (login page). */
const loginButton: HostLoginButtonPort = {
  openType: 'login',
  eventProps: ['onLogin'],
  succeeded: (raw) => {
    const detail = fieldsOf(raw);
    if (lacksAccount(detail)) return false;
    const message = textOf(detail.errMsg);
    return message === undefined || !/fail|deny|cancel/i.test(message);
  },
};

/** From library 3.230.1 on. An older host would draw a button that does nothing, and is taken to have none. */
const hostLoginButton = ({ native }: HostWorld): HostLoginButtonPort | null =>
  hasBaseLibrary(native, '3.230.1') ? loginButton : null;

export const createBaidu = (world: HostWorld): PlatformAdapter => ({
  host: createHost(world),
  phoneButton: createPhoneButton({ readsCode: false, rules: phoneRules }),
  hostLoginButton: hostLoginButton(world),
  profile: { ...noProfile, profileButton, needsSessionKey: true },
  settings: createSettings(world),
  privacy: null,
});
