import type { Secret, SecretKind } from './forms';
import type { Exchange } from './recorder';

/** What a member of a message is called, and what it then holds. */
type Names = Readonly<Record<string, SecretKind>>;

/** From the host app to the mini program. */
const fromHost: Names = {
  encryptedData: 'ciphertext',
  iv: 'ciphertext',
  data: 'ciphertext',
  signature: 'signature',
};
/** From the platforms' open APIs to our server, in their spellings. */
const fromPlatform: Names = {
  session_key: 'session key',
  access_token: 'access token',
  refresh_token: 'access token',
  phoneNumber: 'phone number',
  purePhoneNumber: 'phone number',
  mobile: 'phone number',
};
/** From our server, and to it. */
const ours: Names = {
  token: 'token',
  accessToken: 'access token',
  password: 'password',
  smsCode: 'message code',
  phone: 'phone number',
  encryptedData: 'ciphertext',
  signature: 'signature',
};

const leaves = (value: unknown, name = ''): readonly (readonly [string, string])[] => {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, Array.isArray(value) ? name : key));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const named = (text: string, names: Names): Secret[] =>
  leaves(parse(text)).flatMap(([name, value]) => {
    const kind = Object.hasOwn(names, name) ? names[name] : undefined;
    return kind === undefined ? [] : [{ kind, value }];
  });

/** A code of the host is for a login or for a phone number, as the call says that brought it. */
const codesOf = ({ url, text }: Exchange): Secret[] =>
  leaves(parse(text))
    .filter(([name]) => /^(anonymousC|c)ode$/.test(name))
    .map(([, value]) => ({ kind: url.includes('phone') ? 'phone code' : 'login code', value }));

/** Shorter than this, a text is found everywhere and says nothing. */
const shortest = 6;

/** Every secret that went over a wire, once, as it was at that moment; keys that were replaced since are among them. */
export const collect = (
  exchanges: readonly Exchange[],
  where: { readonly sandboxUrl: string; readonly serverUrl: string },
): readonly Secret[] => {
  const found = exchanges.flatMap((exchange): Secret[] => {
    const { url, text, requestBody } = exchange;
    if (url.startsWith(`${where.sandboxUrl}/device/`))
      return [...named(text, fromHost), ...codesOf(exchange)];
    if (url.startsWith(where.sandboxUrl)) return named(text, fromPlatform);
    return [...named(text, ours), ...named(requestBody, ours)];
  });
  const once = new Map(found.map((secret) => [secret.value, secret]));
  return [...once.values()].filter(({ value }) => value.length >= shortest);
};
