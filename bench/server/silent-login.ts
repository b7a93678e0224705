import type { ServerBenchSize } from '../server';
import type { Samples, Scenario } from './measure';
import { reportTable } from './report';
import type { Stage } from './stage';

const names = { bare: 'bare route, one call and two inserts', ours: 'ours, silent login' } as const;

/**
 * B06. Both exchange a fresh code with the same sandbox, which runs in a process of its own; the bare route believes the
 * answer and inserts a user and a session.
 */
export const loginScenarios = async (stage: Stage, { people }: ServerBenchSize): Promise<Scenario[]> => {
  const databaseUrl = await stage.postgres.create('logins');
  const sandbox = await stage.start('sandbox.ts', { PEOPLE: String(people) });
  const settings = { DATABASE_URL: databaseUrl, SANDBOX_URL: sandbox.url };
  const ours = await stage.startOurs(databaseUrl, settings);
  const bare = await stage.start('bare.ts', settings);
  const login = { kind: 'logins', sandboxUrl: sandbox.url, people, connections: 16 } as const;
  const prepare = (): Promise<unknown> => sandbox.server.ask({});
  return [
    { name: names.bare, server: bare.server, prepare, order: { ...login, url: `${bare.url}/login` } },
    {
      name: names.ours,
      server: ours.server,
      prepare,
      order: { ...login, url: `${ours.url}/api/login/exchange` },
    },
  ];
};

export const loginTable = (samples: Samples): string =>
  reportTable('B06 silent login, sandbox platform', samples, [
    { name: names.bare },
    { name: names.ours, to: names.bare, budget: 0.5 },
  ]);
