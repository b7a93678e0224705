/** What must not be seen where it does not belong. */
export type SecretKind =
  | 'session key'
  | 'login code'
  | 'phone code'
  | 'message code'
  | 'password'
  | 'phone number'
  | 'token'
  | 'access token'
  | 'app secret'
  | 'server secret'
  | 'ciphertext'
  | 'signature';

export interface Secret {
  readonly kind: SecretKind;
  readonly value: string;
}

const trimmed = (text: string): string => text.replace(/=+$/, '');

/** The text as it stands in the Base64 of something longer, at each of the three places it may begin at. */
const insideBase64 = (value: string): readonly string[] => {
  const bytes = Buffer.from(value);
  return [0, 1, 2].map((offset) => {
    const whole = trimmed(Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64'));
    // The first and last letters also hold bits of the neighbours.
    const first = offset === 0 ? 0 : offset + 1;
    const last = (bytes.length + offset) % 3 === 0 ? whole.length : whole.length - 1;
    return whole.slice(first, last);
  });
};

const url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

/** The secret as it is, and as somebody would write it who does not mean to show it: escaped, in Base64, in hex. */
export const formsOf = ({ value }: Secret): readonly string[] => {
  const base64 = insideBase64(value).filter((text) => text.length >= 8);
  const hex = Buffer.from(value).toString('hex');
  return [
    ...new Set([
      value,
      encodeURIComponent(value),
      JSON.stringify(value).slice(1, -1),
      ...base64,
      ...base64.map(url),
      hex,
      hex.toUpperCase(),
    ]),
  ];
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Finds secrets in texts. A short run of digits counts only where it stands alone: six digits are part of many a
 * number that is none.
 */
export const holdsForm = (text: string, form: string): boolean => {
  if (!text.includes(form)) return false;
  if (!/^\d{1,11}$/.test(form)) return true;
  const digitsAlone = form.length <= 8 ? `(?<![\\w.-])${form}(?![\\w.-])` : `(?<!\\d)${form}(?!\\d)`;
  return new RegExp(digitsAlone).test(text) || new RegExp(`:${escaped(form)}\\b`).test(text);
};
