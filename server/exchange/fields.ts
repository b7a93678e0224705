import { AppError } from '../errors';
import type { JsonObject } from './crypto/json';

/** A text that must be there; a platform that leaves it out has changed its form. */
export const requireText = (body: JsonObject, name: string): string => {
  const value = body[name];
  if (typeof value !== 'string' || value === '') {
    throw new AppError('PLATFORM_REFUSED', { reason: `answer without ${name}` });
  }
  return value;
};

/** A text that may be there. */
export const optionalText = (body: JsonObject, name: string): string | null => {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const requireCode = (code: string | null): string => {
  if (code === null) throw new AppError('INVALID_INPUT', { field: 'code' });
  return code;
};

/** Both halves of a ciphertext pair. */
export const requirePair = (proof: { encryptedData: string | null; iv: string | null }) => {
  const { encryptedData, iv } = proof;
  if (encryptedData === null) throw new AppError('INVALID_INPUT', { field: 'encryptedData' });
  if (iv === null) throw new AppError('INVALID_INPUT', { field: 'iv' });
  return { encryptedData, iv };
};

/** The words of OAuth 2.0 (RFC 6749), which Baidu and Kuaishou speak, for a server that cannot answer now. */
export const isOAuthBusy = ({ error }: JsonObject): boolean =>
  error === 'server_error' || error === 'temporarily_unavailable';
