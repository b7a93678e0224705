import type { HostPort, ProfilePort } from '@/auth';
import { hasBaseLibrary } from './base-library';
import { callHost, type HostWorld } from './call';
import { textOf } from './fields';
import { checkHostSession, emptyLogin, failedLogin } from './host-login';
import { createPhoneButton, type PhoneRule } from './phone-button';
import type { PlatformAdapter } from './ports';
import { createPrivacy } from './privacy';
import { askInTap, avatarButton, canUse, noProfile } from './profile-ways';
import { consentRules } from './refusal';
import { createSettings } from './settings';

/**
 * 1400001: no quota left (checked on tap, 快速验证组件 page). Refusals say `user deny`, on older versions `user cancel`
 * and `auth deny`.
 */
const phoneRules: readonly PhoneRule[] = [
  { when: 1400001, kind: 'unavailable', reason: 'no-quota' },
  ...consentRules,
  { when: /user deny|auth deny|cancel/i, kind: 'denied', reason: 'user-denied' },
];

export interface WechatOptions {
  /** Ask for the real-time verified number (0.04 CNY a success instead of 0.03) where the host has its button. */
  readonly realtimePhone?: boolean;
}

/**
 * Since base library 2.24.4; told by the version, because `canIUse` denies this open-type on every version (WeChat
 * community, 2023-06). On an older one the button would be dead, so the quick one stands there.
 */
const phoneButtonOf = (world: HostWorld, { realtimePhone = false }: WechatOptions) =>
  realtimePhone && hasBaseLibrary(world.native, '2.24.4')
    ? { openType: 'getRealtimePhoneNumber', eventProps: ['onGetRealTimePhoneNumber'] }
    : {};

/**
 * WeChat. `wx.login` shows nothing and works for every user; its code lives 5 minutes. The phone button gives a code
 * from base library 2.21.2 on; before that only the pair, which needs the session key.
 */
const createHost = (world: HostWorld): HostPort => ({
  platform: 'wechat',
  codeLifeMs: 5 * 60_000,
  phoneNeedsSessionKey: !hasBaseLibrary(world.native, '2.21.2'),
  wantsCodeAhead: !hasBaseLibrary(world.native, '2.21.2'),
  login: async () => {
    const result = await callHost(world, 'login');
    if (result.kind !== 'success') return failedLogin(result);
    const code = textOf(result.value.code);
    return code === undefined ? emptyLogin : { kind: 'user', code };
  },
  checkSession: () => checkHostSession(world),
});

/**
 * The avatar button and the nickname input since 2.21.2. Where they are, `getUserProfile` gives grey faces only
 * (2022-10-25 notice), so it is for hosts without them.
 */
const createProfile = (world: HostWorld): ProfilePort => {
  const nicknameInput = canUse(world.native, 'input.type.nickname');
  if (canUse(world.native, 'button.open-type.chooseAvatar'))
    return { ...noProfile, avatarButton, nicknameInput };
  const ask = askInTap(world, { desc: '用于完善会员资料' });
  return { ...noProfile, askInTap: ask, nicknameInput, needsSessionKey: ask !== null };
};

export const createWechat = (world: HostWorld, options: WechatOptions = {}): PlatformAdapter => {
  const privacy = createPrivacy(world);
  return {
    host: createHost(world),
    phoneButton: createPhoneButton({
      ...phoneButtonOf(world, options),
      joinsConsent: privacy !== null,
      readsCode: true,
      rules: phoneRules,
    }),
    hostLoginButton: null,
    profile: createProfile(world),
    settings: createSettings(world),
    privacy,
  };
};
