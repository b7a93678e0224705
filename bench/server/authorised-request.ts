import type { ServerBenchSize } from '../server';
import type { Samples, Scenario } from './measure';
import { reportTable } from './report';
import { seedSessions } from './seed';
import type { Stage } from './stage';

const connections = 32;
/** Few enough to be in memory. */
const known = 1_000;

const names = {
  bare: 'bare route, no database',
  join: 'bare route, one prepared join',
  first: 'ours, first sight of a token',
  steady: 'ours, steady state',
  plain: 'better-auth session check',
  cookie: 'better-auth, cookie cache',
} as const;

/**
 * B05. Ours is `GET /api/me` with a member's token: who is it, and what may the app know of them; which is what
 * better-auth's `get-session` answers. First sight goes through more tokens than the memory holds.
 */
export const requestScenarios = async (stage: Stage, size: ServerBenchSize): Promise<Scenario[]> => {
  const { seconds, sessions } = size;
  const databaseUrl = await stage.postgres.create('requests');
  const betterUrl = await stage.postgres.create('better_auth');
  // Two of them, so that going through all tokens does not empty the memory of the one that is in its stride.
  const ours = await stage.startOurs(databaseUrl);
  const fresh = await stage.startOurs(databaseUrl, { SESSION_CACHE_SIZE: String(known) });
  await seedSessions(databaseUrl, sessions);
  const bare = await stage.start('bare.ts', { DATABASE_URL: databaseUrl });
  const better = await stage.start('better-auth.ts', { DATABASE_URL: betterUrl, COOKIE_CACHE: '0' });
  const cookie = await stage.start('better-auth.ts', { DATABASE_URL: betterUrl, COOKIE_CACHE: '1' });
  const common = { connections, seconds };
  const check = ({ server, url, cookies }: typeof better, name: string): Scenario => ({
    name,
    server,
    order: {
      kind: 'fixed',
      url: `${url}/api/auth/get-session`,
      headers: cookies.map((each) => ({ cookie: each })),
      ...common,
    },
  });
  const me = (name: string, { server, url }: typeof ours, count: number): Scenario => ({
    name,
    server,
    order: { kind: 'tokens', url: `${url}/api/me`, sessions: count, ...common },
  });
  return [
    {
      name: names.bare,
      server: bare.server,
      order: { kind: 'fixed', url: `${bare.url}/bare`, headers: [{}], ...common },
    },
    me(names.steady, ours, known),
    {
      name: names.join,
      server: bare.server,
      order: { kind: 'ids', url: `${bare.url}/join`, sessions, ...common },
    },
    me(names.first, fresh, sessions),
    check(better, names.plain),
    check(cookie, names.cookie),
  ];
};

export const requestTable = (samples: Samples): string =>
  reportTable('B05 authorised request', samples, [
    { name: names.bare },
    { name: names.steady, to: names.bare, budget: 0.6, tail: true },
    { name: names.join, to: names.bare },
    { name: names.first, to: names.join, budget: 0.8, tail: true },
    { name: names.plain, to: names.bare },
    { name: names.cookie, to: names.bare },
  ]);
