import { type Static, Type } from '@sinclair/typebox';
import { Platform } from './account';
import { Id, Millis, nullable, PhoneNumber, strict } from './common';

const SmsCode = Type.String({ pattern: '^[0-9]{6}$' });

/** 8 to 64 characters; what else it must hold is the server's rule, told by PASSWORD_WEAK. */
const Password = Type.String({ minLength: 8, maxLength: 64 });

const Gender = Type.Union([Type.Literal('unknown'), Type.Literal('male'), Type.Literal('female')]);

/** At least one member; what is left out stays. */
export const UpdateProfileBody = Type.Object(
  {
    nickname: Type.Optional(Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' })),
    gender: Type.Optional(Gender),
    birthday: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type UpdateProfileBody = Static<typeof UpdateProfileBody>;

/**
 * What the host's profile call gave. `rawData` with `signature`, or the ciphertext pair, must prove it;
 * Baidu's `data` travels as `encryptedData`.
 */
export const ImportProfileBody = strict({
  rawData: Type.Optional(Type.String({ minLength: 2, maxLength: 4096 })),
  signature: Type.Optional(Type.String({ pattern: '^[0-9a-f]{40}$' })),
  encryptedData: Type.Optional(Type.String({ minLength: 1, maxLength: 8192 })),
  iv: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});
export type ImportProfileBody = Static<typeof ImportProfileBody>;

/** A fresh proof that the caller owns the account: a message to its own number, or its password. */
export const Proof = Type.Union([
  strict({ kind: Type.Literal('sms'), smsCode: SmsCode }),
  strict({ kind: Type.Literal('password'), password: Password }),
]);
export type Proof = Static<typeof Proof>;

export const ProofBody = strict({ proof: Proof });
export type ProofBody = Static<typeof ProofBody>;

export const LoginByPasswordBody = strict({ phone: PhoneNumber, password: Password, platform: Platform });
export type LoginByPasswordBody = Static<typeof LoginByPasswordBody>;

/** `proof` is needed when the account has a password already. */
export const SetPasswordBody = strict({ password: Password, proof: Type.Optional(Proof) });
export type SetPasswordBody = Static<typeof SetPasswordBody>;

export const ResetPasswordBody = strict({ phone: PhoneNumber, smsCode: SmsCode, password: Password });
export type ResetPasswordBody = Static<typeof ResetPasswordBody>;

/** `smsCode` went to the new number; `proof` is about the old one. */
export const ChangePhoneBody = strict({ phone: PhoneNumber, smsCode: SmsCode, proof: Proof });
export type ChangePhoneBody = Static<typeof ChangePhoneBody>;

/** Code, ciphertext and signed profile in one call; all of it is verified. */
export const RegisterBody = strict({
  platform: Platform,
  code: Type.String({ minLength: 1, maxLength: 512 }),
  encryptedData: Type.String({ minLength: 1, maxLength: 8192 }),
  iv: Type.String({ minLength: 1, maxLength: 64 }),
  rawData: Type.Optional(Type.String({ minLength: 2, maxLength: 4096 })),
  signature: Type.Optional(Type.String({ pattern: '^[0-9a-f]{40}$' })),
});
export type RegisterBody = Static<typeof RegisterBody>;

/** The picture of the account at an address of the platform; the server fetches and keeps the bytes. */
export const ImportAvatarBody = strict({
  url: Type.String({ minLength: 8, maxLength: 1024, pattern: '^https?://' }),
});
export type ImportAvatarBody = Static<typeof ImportAvatarBody>;

/** One of the user's sessions. */
export const Device = strict({
  id: Id,
  platform: Platform,
  createdAt: Millis,
  lastSeenAt: Millis,
  current: Type.Boolean(),
});
export type Device = Static<typeof Device>;

export const DevicesAnswer = strict({ items: Type.Array(Device) });
export type DevicesAnswer = Static<typeof DevicesAnswer>;

/** Rights in the current organisation; `organisationId` null for an account without one. */
export const PermissionsAnswer = strict({
  organisationId: nullable(Id),
  modules: Type.Array(Type.String()),
  version: Type.Integer({ minimum: 0 }),
});
export type PermissionsAnswer = Static<typeof PermissionsAnswer>;

/**
 * Steps of the login funnel and such; no personal data. `flow`: a random word made anew for each launch, by which steps
 * of one way through the login are told to belong together; it stands nowhere else and leads to nobody.
 */
export const TelemetryBody = strict({
  platform: Platform,
  flow: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' })),
  events: Type.Array(
    strict({
      name: Type.String({ minLength: 1, maxLength: 40, pattern: '^[a-z0-9_.-]+$' }),
      at: Millis,
      durationMs: Type.Optional(Type.Integer({ minimum: 0 })),
      reason: Type.Optional(Type.String({ maxLength: 40, pattern: '^[A-Za-z0-9_.-]*$' })),
    }),
    { minItems: 1, maxItems: 50 },
  ),
});
export type TelemetryBody = Static<typeof TelemetryBody>;
