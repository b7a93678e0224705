import type { HostLogin, HostPort } from '@/auth';
import { hasBaseLibrary } from './base-library';
import { callHost, type HostWorld } from './call';
import { type Fields, textOf } from './fields';
import { checkHostSession, emptyLogin, failedLogin } from './host-login';
import { createPhoneButton, type PhoneRule } from './phone-button';
import type { PlatformAdapter } from './ports';
import { createPrivacy } from './privacy';
import { askInTap, noProfile } from './profile-ways';
import { createSettings } from './settings';

/**
 * Texts after `getPhoneNumber:fail ` of the 获取手机号 pages. `platform auth deny` is the platform's refusal, `auth deny`
 * the user's: the longer one stands first.
 */
const phoneRules: readonly PhoneRule[] = [
  { when: /not declared in the privacy agreement/i, kind: 'unavailable', reason: 'privacy-undeclared' },
  { when: /privacy permission is not authorized/i, kind: 'denied', reason: 'privacy-refused' },
  { when: /platform auth deny|no permission/i, kind: 'unavailable', reason: 'no-permission' },
  { when: /no phone number/i, kind: 'unavailable', reason: 'no-phone-number' },
  { when: /not login/i, kind: 'unavailable', reason: 'not-logged-in' },
  { when: /invalid session/i, kind: 'unavailable', reason: 'key-expired' },
  { when: /auth deny|user deny|cancel/i, kind: 'denied', reason: 'user-denied' },
];

/** The device's anonymous id counts only where there is no user: with a code it would name a second identity. */
const readLogin = (value: Fields): HostLogin => {
  const code = textOf(value.code);
  if (code !== undefined) return { kind: 'user', code };
  const anonymousCode = textOf(value.anonymousCode);
  return anonymousCode === undefined ? emptyLogin : { kind: 'anonymous', anonymousCode };
};

/**
 * Douyin. `tt.login({ force: false })` is silent: without a user it succeeds with `anonymousCode` alone (tt.login
 * page). A code lives 5 minutes today and 3 on older hosts. The phone button gives a code from base library 3.51.0 on.
 */
const createHost = (world: HostWorld): HostPort => ({
  platform: 'douyin',
  codeLifeMs: 3 * 60_000,
  phoneNeedsSessionKey: !hasBaseLibrary(world.native, '3.51.0'),
  wantsCodeAhead: !hasBaseLibrary(world.native, '3.51.0'),
  login: async () => {
    const result = await callHost(world, 'login', { force: false });
    if (result.kind === 'success') return readLogin(result.value);
    const refused = result.kind === 'fail' && /host login fail/i.test(textOf(result.error.errMsg) ?? '');
    return refused ? { kind: 'needs-host-login', reason: 'host-login-refused' } : failedLogin(result);
  },
  checkSession: () => checkHostSession(world),
});

/**
 * `tt.getUserProfile` since 2.30.0, its question each time. Consent since 3.19.0, with WeChat's protocol; its agree
 * button may not carry a second open-type (隐私 pages).
 */
export const createDouyin = (world: HostWorld): PlatformAdapter => {
  const ask = askInTap(world, {});
  return {
    host: createHost(world),
    phoneButton: createPhoneButton({ readsCode: true, rules: phoneRules }),
    hostLoginButton: null,
    profile: { ...noProfile, askInTap: ask, needsSessionKey: ask !== null },
    settings: createSettings(world),
    privacy: createPrivacy(world),
  };
};
