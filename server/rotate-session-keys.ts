import { renewSessionKeys } from './accounts/session-key-rotation';
import { ConfigError, dataDirOf, parseConfig } from './config';
import { openDatabase } from './db/open';
import { developmentSecret } from './development-secret';
import { createLogger } from './log';
import { systemRandom } from './random';
import { createKeyring } from './secrets/keyring';

/**
 * `node --import tsx server/rotate-session-keys.ts`, with the settings of the server: encrypts every stored session key
 * with `SESSION_KEY_SECRET` now instead of a few thousand an hour, beside running servers. Exit code 0: no key needs an
 * older secret any more. With the embedded database the server has to be stopped first.
 */
const main = async (): Promise<number> => {
  const config = parseConfig(process.env, () => developmentSecret(dataDirOf(process.env)));
  const { databaseUrl, databaseDir, secret, otherSecrets, logLevel } = config;
  const database = await openDatabase(databaseUrl === null ? { dataDir: databaseDir } : { url: databaseUrl });
  try {
    const box = createKeyring(secret, systemRandom, otherSecrets).box('session-key');
    const deps = { db: database.db, box, logger: createLogger(logLevel) };
    let { changed, unreadable } = await renewSessionKeys(deps);
    // Rows that were held by a login the first time.
    for (let more = changed; more > 0; changed += more)
      ({ changed: more, unreadable } = await renewSessionKeys(deps));
    process.stdout.write(`${changed} encrypted anew, ${unreadable} that no known secret opens\n`);
    return unreadable === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const text = error instanceof ConfigError ? error.message : `the rotation failed: ${String(error)}`;
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  },
);
