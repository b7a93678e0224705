/** Host answers are parsed here: whatever comes, reading a field never throws. */
export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** A text that is not empty, else `undefined`. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A whole number that a host wrote as number or as digits, else `undefined`. */
export const codeOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : undefined;
};

/** The first error number under any of the names that the hosts use. */
export const errorCodeOf = (fields: Fields): number | undefined =>
  codeOf(fields.errno) ?? codeOf(fields.errNo) ?? codeOf(fields.errCode) ?? codeOf(fields.errorCode);
