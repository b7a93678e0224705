import { DataError } from './data-error';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A decrypted JSON object. A wrong key passes the padding check once in 250 times and ends here. @throws DataError */
export const parseDecrypted = (plain: Buffer): JsonObject => {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(plain));
  } catch {
    throw new DataError('json');
  }
  if (!isJsonObject(value)) throw new DataError('json');
  return value;
};
