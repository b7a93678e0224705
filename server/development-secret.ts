import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './errors';

/**
 * The secret of a development server: made on its first start and kept beside its data, so that what was encrypted
 * with it can be read after a restart.
 */
export const developmentSecret = (dataDir: string): Buffer => {
  const file = path.join(dataDir, 'development-secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  return Buffer.from(readFileSync(file, 'utf8'), 'base64');
};
