import type { HostPort } from '@/auth';
import { hasBaseLibrary } from './base-library';
import { callHost, type HostWorld } from './call';
import { textOf } from './fields';
import { checkHostSession, emptyLogin, failedLogin } from './host-login';
import { createPhoneButton, type PhoneRule } from './phone-button';
import type { PlatformAdapter, ProfileWay } from './ports';

/**
 * Numbers: 1400001 no quota left (checked on tap, 快速验证组件 page), 112 the console's privacy declaration lacks the
 * item (no consent on the device helps), 104 consent refused, 103 asked again within 10 s of a refusal, 102 no right
 * for this app id, 1026 privacy API banned. Texts: `user deny`, on older versions `user cancel` and `auth deny`.
 */
const phoneRules: readonly PhoneRule[] = [
  { when: 1400001, kind: 'unavailable', reason: 'no-quota' },
  { when: 112, kind: 'unavailable', reason: 'privacy-undeclared' },
  { when: 104, kind: 'denied', reason: 'privacy-refused' },
  { when: 103, kind: 'denied', reason: 'privacy-refused' },
  { when: 102, kind: 'unavailable', reason: 'no-permission' },
  { when: 1026, kind: 'unavailable', reason: 'no-permission' },
  { when: /not declared in the privacy agreement/i, kind: 'unavailable', reason: 'privacy-undeclared' },
  { when: /privacy permission is not authorized/i, kind: 'denied', reason: 'privacy-refused' },
  { when: /no permission/i, kind: 'unavailable', reason: 'no-permission' },
  { when: /user deny|auth deny|cancel/i, kind: 'denied', reason: 'user-denied' },
];

export interface WechatOptions {
  /** Ask for the real-time verified number (0.04 CNY a success instead of 0.03). */
  readonly realtimePhone?: boolean;
}

/**
 * WeChat. `wx.login` shows nothing and works for every user; its code lives 5 minutes. The phone button gives a code
 * from base library 2.21.2 on; before that only the pair, which needs the session key.
 */
const createHost = (world: HostWorld): HostPort => ({
  platform: 'wechat',
  codeLifeMs: 5 * 60_000,
  phoneNeedsSessionKey: !hasBaseLibrary(world.native, '2.21.2'),
  login: async () => {
    const result = await callHost(world, 'login');
    if (result.kind !== 'success') return failedLogin(result);
    const code = textOf(result.value.code);
    return code === undefined ? emptyLogin : { kind: 'user', code };
  },
  checkSession: () => checkHostSession(world),
});

/** The avatar button and the nickname input come with the template; the old API is there or not. */
const profileWaysOf = (world: HostWorld): readonly ProfileWay[] =>
  typeof world.native.getUserProfile === 'function'
    ? ['choose-avatar-button', 'nickname-input', 'get-user-profile']
    : ['choose-avatar-button', 'nickname-input'];

export const createWechat = (world: HostWorld, options: WechatOptions = {}): PlatformAdapter => ({
  host: createHost(world),
  phoneButton: createPhoneButton({
    openType: options.realtimePhone === true ? 'getRealtimePhoneNumber' : 'getPhoneNumber',
    eventProps: [options.realtimePhone === true ? 'onGetRealTimePhoneNumber' : 'onGetPhoneNumber'],
    readsCode: true,
    rules: phoneRules,
  }),
  hostLoginButton: null,
  profileWays: profileWaysOf(world),
});
