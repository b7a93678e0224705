import { type Static, Type } from '@sinclair/typebox';
import { Millis, nullable, PhoneNumber, strict } from './common';

/** The five ends, in our own words. */
export const Platform = Type.Union([
  Type.Literal('wechat'),
  Type.Literal('douyin'),
  Type.Literal('baidu'),
  Type.Literal('kuaishou'),
  Type.Literal('h5'),
]);
export type Platform = Static<typeof Platform>;

/** VISIT: known by a channel identity only. MEMBER: phone number bound. */
export const BusiIdentity = Type.Union([Type.Literal('VISIT'), Type.Literal('MEMBER')]);
export type BusiIdentity = Static<typeof BusiIdentity>;

export const User = strict({
  id: Type.String(),
  busiIdentity: BusiIdentity,
  phoneMasked: nullable(Type.String({ description: 'like 138****8000; null for a visitor' })),
  nickname: nullable(Type.String()),
  avatarUrl: nullable(Type.String()),
  gender: Type.Union([Type.Literal('unknown'), Type.Literal('male'), Type.Literal('female')]),
  birthday: nullable(Type.String({ description: 'YYYY-MM-DD' })),
  hasPassword: Type.Boolean(),
  /** When personal data will be gone; null unless the user asked for that. */
  deletionAt: nullable(Millis),
});
export type User = Static<typeof User>;

/** `token` is opaque; `expiresAt` is the absolute end of its life. */
export const Session = strict({ token: Type.String(), expiresAt: Millis, user: User });
export type Session = Static<typeof Session>;

export const SessionAnswer = strict({ session: Session });
export type SessionAnswer = Static<typeof SessionAnswer>;

export const UserAnswer = strict({ user: User });
export type UserAnswer = Static<typeof UserAnswer>;

const Credential = Type.String({ minLength: 1, maxLength: 512 });

/** At least one of the two codes; `anonymousCode` counts on Douyin only. */
export const ExchangeBody = strict({
  platform: Platform,
  code: Type.Optional(Credential),
  anonymousCode: Type.Optional(Credential),
});
export type ExchangeBody = Static<typeof ExchangeBody>;

/** What the phone button granted: a phone code, or the ciphertext pair, or both. `cloudID` is refused with its own code. */
export const BindPhoneBody = strict({
  code: Type.Optional(Credential),
  encryptedData: Type.Optional(Type.String({ minLength: 1, maxLength: 8192 })),
  iv: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  cloudID: Type.Optional(Type.String({ maxLength: 512 })),
});
export type BindPhoneBody = Static<typeof BindPhoneBody>;

/** What a message is for: a code of one purpose does nothing for another. `proof` goes to the caller's own number. */
export const SmsPurpose = Type.Union([
  Type.Literal('login'),
  Type.Literal('reset-password'),
  Type.Literal('change-phone'),
]);
export type SmsPurpose = Static<typeof SmsPurpose>;

export const SendSmsBody = strict({ phone: PhoneNumber, purpose: Type.Optional(SmsPurpose) });
export type SendSmsBody = Static<typeof SendSmsBody>;

/** `retryAfter`: seconds until the next message may be asked for. */
export const SendSmsAnswer = strict({ retryAfter: Type.Integer({ minimum: 0 }) });
export type SendSmsAnswer = Static<typeof SendSmsAnswer>;

/** `platform` names the end that the session is for when no token is sent. */
export const LoginBySmsBody = strict({
  phone: PhoneNumber,
  smsCode: Type.String({ pattern: '^[0-9]{6}$' }),
  platform: Platform,
});
export type LoginBySmsBody = Static<typeof LoginBySmsBody>;
