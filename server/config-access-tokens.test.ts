import { readAccessTokens } from './config-access-tokens';
import { createConfigReader, type Env } from './config-reader';

const read = (env: Env) => {
  const reader = createConfigReader(env, true);
  return { settings: readAccessTokens(reader), problems: reader.problems };
};

test('[S08] without settings tokens are refreshed five minutes early, and no other service gets them', () => {
  expect(read({})).toEqual({
    settings: { platformTimeoutMs: 5_000, accessTokenEarlyMs: 300_000, serviceCredentials: [] },
    problems: [],
  });
});

test('[S08] a service may have two credentials while one is replaced', () => {
  const { settings, problems } = read({
    SERVICE_CREDENTIALS: `shop:${'a1'.repeat(32)}, shop:${'b2'.repeat(32)},jobs:${'c3'.repeat(32)}`,
  });
  expect(problems).toEqual([]);
  expect(settings.serviceCredentials.map(({ service }) => service)).toEqual(['shop', 'shop', 'jobs']);
  expect(settings.serviceCredentials[1]?.hash).toEqual(Buffer.alloc(32, 0xb2));
});

test('[S19] a credential instead of its hash is told, without being repeated', () => {
  const { problems } = read({ SERVICE_CREDENTIALS: 'shop:hush', ACCESS_TOKEN_EARLY_SECONDS: '0' });
  expect(problems.map((line) => line.split(' ')[0])).toEqual([
    'ACCESS_TOKEN_EARLY_SECONDS',
    'SERVICE_CREDENTIALS',
  ]);
  expect(problems.join()).not.toContain('hush');
});
