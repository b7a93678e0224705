import type { ConfigReader } from './config-reader';
import type { SessionSettings } from './config-types';

const secretLength = 32;

/** 32 random bytes in base64; null, and a problem told, when it is something else. */
export const parseSecret = (read: ConfigReader, name: string, given: string): Buffer | null => {
  const secret = Buffer.from(given, 'base64');
  if (secret.length !== secretLength || secret.toString('base64') !== given) {
    read.problems.push(`${name} must be 32 bytes in base64`);
  } else if (new Set(secret).size < 8) {
    read.problems.push(`${name} must be random`);
  } else return secret;
  return null;
};

const readOthers = (read: ConfigReader): readonly Buffer[] => {
  const name = 'SESSION_KEY_OTHER_SECRETS';
  const parts = (read.text(name) ?? '').split(',').map((part) => part.trim());
  const given = parts.filter((part) => part !== '');
  if (given.includes(read.text('SESSION_KEY_SECRET') ?? '') || new Set(given).size < given.length) {
    read.problems.push(`${name} must not name a secret twice, nor the one of SESSION_KEY_SECRET`);
  }
  return given.flatMap((part) => parseSecret(read, name, part) ?? []);
};

/** What sessions cost and which older keys are still known. */
export const readSessions = (read: ConfigReader): SessionSettings => ({
  databaseConnections: read.integer('DATABASE_CONNECTIONS', 10, 1, 500),
  sessionCacheSize: read.integer('SESSION_CACHE_SIZE', 20_000, 0, 10_000_000),
  sessionCacheMs: read.integer('SESSION_CACHE_SECONDS', 300, 1, 86_400) * 1000,
  otherSecrets: readOthers(read),
});
