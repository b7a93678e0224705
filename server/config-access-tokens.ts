import type { ConfigReader } from './config-reader';
import type { AccessTokenSettings } from './config-types';

const credentialPattern = /^([a-z][a-z0-9-]{0,31}):([0-9a-f]{64})$/;

/** `name:sha256` of each service; a name may stand there twice while its credential is being replaced. */
const readCredentials = (read: ConfigReader): AccessTokenSettings['serviceCredentials'] => {
  const given = (read.text('SERVICE_CREDENTIALS') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return given.flatMap((part) => {
    const [, service, hash] = credentialPattern.exec(part) ?? [];
    if (service !== undefined && hash !== undefined) return [{ service, hash: Buffer.from(hash, 'hex') }];
    read.problems.push('SERVICE_CREDENTIALS must be a list of name:sha256 in hexadecimal, divided by commas');
    return [];
  });
};

/** How the platforms are called, and who may have their access tokens. */
export const readAccessTokens = (read: ConfigReader): AccessTokenSettings => ({
  platformTimeoutMs: read.integer('PLATFORM_TIMEOUT_MS', 5_000, 500, 30_000),
  accessTokenEarlyMs: read.integer('ACCESS_TOKEN_EARLY_SECONDS', 300, 1, 3_600) * 1000,
  serviceCredentials: readCredentials(read),
});
