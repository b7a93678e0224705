import type { HostProfile, ProfileButtonPort, ProfileEvent, ProfileReason } from '@/auth';
import { type Fields, fieldsOf, textOf } from './fields';
import { consentRules, type RefusalRule, refusalIn } from './refusal';

/** Texts of `getUserProfile` and `getUserInfo`; Kuaishou says a refusal without `fail`. */
const rules: readonly RefusalRule<ProfileReason>[] = [
  ...consentRules,
  { when: /tap gesture/i, kind: 'unavailable', reason: 'not-a-tap' },
  { when: 21500, kind: 'unavailable', reason: 'not-a-tap' },
  { when: /not login|host login fail/i, kind: 'unavailable', reason: 'not-logged-in' },
  { when: /auth deny|user deny|cancel/i, kind: 'denied', reason: 'user-denied' },
];

/** `rawData` with its signature, or the ciphertext pair: without either nothing is proved. Baidu's pair says `data`. */
const proofIn = (fields: Fields): HostProfile | null => {
  const rawData = textOf(fields.rawData);
  const signature = textOf(fields.signature);
  const encryptedData = textOf(fields.encryptedData) ?? textOf(fields.data);
  const iv = textOf(fields.iv);
  const signed = rawData !== undefined && signature !== undefined ? { rawData, signature } : {};
  const pair = encryptedData !== undefined && iv !== undefined ? { encryptedData, iv } : {};
  return 'rawData' in signed || 'iv' in pair ? { ...signed, ...pair } : null;
};

/** What the host shows of its user, for telling a stand-in from a person. */
const shownIn = (fields: Fields): Pick<HostProfile, 'nickname' | 'avatarUrl' | 'isAnonymous'> => {
  const { nickName, avatarUrl, isAnonymous } = fieldsOf(fields.userInfo);
  const [nickname, avatar] = [textOf(nickName), textOf(avatarUrl)];
  return {
    ...(nickname !== undefined && { nickname }),
    ...(avatar !== undefined && { avatarUrl: avatar }),
    ...(isAnonymous === true && { isAnonymous }),
  };
};

/**
 * Reads what a profile API or button gave. What decides is what was given. An answer with a stand-in's name (微信用户,
 * 百度网友) is an answer like any other here: the core knows the stand-ins and keeps them off the wire.
 */
export const profileEvent = (raw: unknown): ProfileEvent => {
  const fields = fieldsOf(raw);
  const proof = proofIn(fields);
  const shown = shownIn(fields);
  if (proof !== null) return { kind: 'granted', profile: { ...proof, ...shown } };
  // Baidu answers a refusal with its stand-in alone.
  if (shown.nickname !== undefined) return { kind: 'granted', profile: shown };
  return refusalIn(rules, fields);
};

/** `<button open-type="getUserInfo">` of Baidu and Kuaishou. */
export const profileButton: ProfileButtonPort = {
  openType: 'getUserInfo',
  eventProps: ['onGetUserInfo'],
  normalise: profileEvent,
};
