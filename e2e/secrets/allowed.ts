import type { SecretKind } from './forms';

/** Where a secret may stand, and why. */
export interface Allowance {
  readonly kind: SecretKind;
  readonly place: RegExp;
  readonly reason: string;
}

/** Short, and complete: a rule that nothing needs fails the search as well. */
export const allowed: readonly Allowance[] = [
  {
    kind: 'token',
    place: /^answer POST \/api\/(login\/(exchange|sms|password|phone)|me\/phone(\/unbind)?) 200$/,
    reason: 'a login, or rights that changed, give the token to whoever has just proved who they are',
  },
  {
    kind: 'token',
    place: /^storage of the core: app:session$|^storage of the core: session$/,
    reason: 'the app keeps its own token, in one record, until it signs out',
  },
  {
    kind: 'access token',
    place: /^answer (GET|POST) \/internal\/access-tokens\/\S+ 200$/,
    reason: 'other services of the same developer get it here, with a credential of their own',
  },
  {
    kind: 'phone number',
    place: /^answer (GET|POST) \/api\/(addresses|orders|checkout)(\/[\w-]+)? 200$/,
    reason: 'the number of whoever takes the parcel, shown to the person who typed it',
  },
  {
    kind: 'phone number',
    place: /^table users\.phone$/,
    reason: 'the number is the name that an account is found by',
  },
  {
    kind: 'phone number',
    place: /^table sms_codes\.phone$/,
    reason: 'the newest message per number; the row goes with the account',
  },
  {
    kind: 'phone number',
    place: /^table (shop_addresses\.phone|shop_orders\.address)$/,
    reason: 'the courier calls it',
  },
];
