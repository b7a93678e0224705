import type { HostPort } from '@/auth';
import { callHost, type HostWorld, personLimitMs } from './call';
import { textOf } from './fields';
import { checkHostSession, emptyLogin, failedLogin } from './host-login';
import { createPhoneButton, type PhoneRule } from './phone-button';
import type { PlatformAdapter } from './ports';
import { profileButton } from './profile-answer';
import { noProfile } from './profile-ways';
import { createSettings } from './settings';

/** Seen in the wild: `getPhoneNumber:fail no permission` and, without `fail`, `getPhoneNumber:user deny`. */
const phoneRules: readonly PhoneRule[] = [
  { when: /no permission/i, kind: 'unavailable', reason: 'no-permission' },
  { when: /not login/i, kind: 'unavailable', reason: 'not-logged-in' },
  { when: /user deny|auth deny|cancel/i, kind: 'denied', reason: 'user-denied' },
];

const saysNo = /deny|denied|cancel|refuse|not log/i;

/**
 * Kuaishou. `ks.login` raises the host's login panel where the host has no user; closing it is a refusal, not a
 * fault, and who reads it is not timed out. The code's life is told as 5 or 10 minutes: the shorter one counts. The
 * phone button gives the pair only.
 */
const createHost = (world: HostWorld): HostPort => ({
  platform: 'kuaishou',
  codeLifeMs: 5 * 60_000,
  phoneNeedsSessionKey: true,
  wantsCodeAhead: true,
  loginLimitMs: personLimitMs,
  login: async () => {
    const result = await callHost(world, 'login', {}, personLimitMs);
    if (result.kind === 'fail' && saysNo.test(textOf(result.error.errMsg) ?? '')) {
      return { kind: 'needs-host-login', reason: 'panel-refused' };
    }
    if (result.kind !== 'success') return failedLogin(result);
    const code = textOf(result.value.code);
    return code === undefined ? emptyLogin : { kind: 'user', code };
  },
  checkSession: () => checkHostSession(world),
});

export const createKuaishou = (world: HostWorld): PlatformAdapter => ({
  host: createHost(world),
  phoneButton: createPhoneButton({ readsCode: false, rules: phoneRules }),
  hostLoginButton: null,
  profile: { ...noProfile, profileButton, needsSessionKey: true },
  settings: createSettings(world),
  privacy: null,
});
