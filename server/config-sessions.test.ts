import { createConfigReader } from './config-reader';
import { readSessions } from './config-sessions';

const secret = (first: number): string =>
  Buffer.from(Array.from({ length: 32 }, (_, n) => (first + n * 7) % 256)).toString('base64');
const read = (env: Record<string, string>) => {
  const reader = createConfigReader(env, false);
  return { settings: readSessions(reader), problems: reader.problems };
};

test('[S02] older secrets are read in their order', () => {
  const { settings, problems } = read({ SESSION_KEY_OTHER_SECRETS: `${secret(1)}, ${secret(2)}` });
  expect(problems).toEqual([]);
  expect(settings.otherSecrets.map((each) => each.toString('base64'))).toEqual([secret(1), secret(2)]);
  expect(read({}).settings.otherSecrets).toEqual([]);
});

test.each([
  ['short', { SESSION_KEY_OTHER_SECRETS: 'AAAA' }, 'must be 32 bytes'],
  ['not random', { SESSION_KEY_OTHER_SECRETS: Buffer.alloc(32, 1).toString('base64') }, 'must be random'],
  ['twice', { SESSION_KEY_OTHER_SECRETS: `${secret(1)},${secret(1)}` }, 'must not name a secret twice'],
  ['the first', { SESSION_KEY_SECRET: secret(1), SESSION_KEY_OTHER_SECRETS: secret(1) }, 'must not name'],
])('[S19] an older secret that is %s is refused', (_, env, problem) => {
  const { problems } = read(env);
  expect(problems.join()).toContain(problem);
  expect(problems.join()).not.toContain(secret(1));
});

test('[S14] memory and connections are settings', () => {
  const env = { SESSION_CACHE_SIZE: '0', SESSION_CACHE_SECONDS: '60', DATABASE_CONNECTIONS: '25' };
  expect(read(env).settings).toMatchObject({
    sessionCacheSize: 0,
    sessionCacheMs: 60_000,
    databaseConnections: 25,
  });
  expect(read({ SESSION_CACHE_SIZE: '-1' }).problems).toHaveLength(1);
});
