import { AppError } from '../errors';
import type { JsonObject } from './crypto/json';

/** `expires_in`, seconds, as milliseconds. A token without an end would be kept for ever or not at all. */
export const requireLife = ({ expires_in: seconds }: JsonObject): number => {
  const life = Number(seconds) * 1000;
  if (!Number.isFinite(life) || life <= 0) {
    throw new AppError('PLATFORM_REFUSED', { reason: 'a token without expires_in' });
  }
  return life;
};
