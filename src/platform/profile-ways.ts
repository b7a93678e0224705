import type { AvatarButtonPort, ProfileEvent, ProfilePort } from '@/auth';
import { callHost, type HostWorld, personLimitMs } from './call';
import { fieldsOf, textOf } from './fields';
import type { NativeGlobal } from './native';
import { profileEvent } from './profile-answer';
import { consentRules, refusalIn } from './refusal';

/** No way at all: the user picks a picture and types a name. */
export const noProfile: ProfilePort = {
  avatarButton: null,
  profileButton: null,
  askInTap: null,
  nicknameInput: false,
  needsSessionKey: false,
};

/** The host's own word on a part of a component; one that does not say is taken to lack it. */
export const canUse = (native: NativeGlobal, schema: string): boolean => {
  const ask = native.canIUse;
  if (typeof ask !== 'function') return false;
  try {
    return ask.call(native, schema) === true;
  } catch {
    return false;
  }
};

/** `e.detail.avatarUrl` is a temporary local path (头像昵称填写 page). */
export const avatarButton: AvatarButtonPort = {
  openType: 'chooseAvatar',
  eventProps: ['onChooseAvatar'],
  normalise: (raw) => {
    const detail = fieldsOf(raw);
    const path = textOf(detail.avatarUrl);
    return path === undefined ? refusalIn(consentRules, detail) : { kind: 'chosen', path };
  },
};

/**
 * `getUserProfile`, null where the host lacks it. Between the caller's tap and the host's API lies no turn of the
 * event loop. The person may take their time to answer.
 */
export const askInTap = (world: HostWorld, options: object): (() => Promise<ProfileEvent>) | null => {
  if (typeof world.native.getUserProfile !== 'function') return null;
  return async () => {
    const result = await callHost(world, 'getUserProfile', { ...options }, personLimitMs);
    if (result.kind === 'success') return profileEvent(result.value);
    return profileEvent(result.kind === 'fail' ? result.error : {});
  };
};
