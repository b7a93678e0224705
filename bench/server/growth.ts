import type { ServerBenchSize } from '../server';
import type { Samples, Scenario } from './measure';
import { reportTable } from './report';
import { bytesPerSession, seedSessions } from './seed';
import type { Stage } from './stage';

const few = 1_000;
const names = { few: 'ours, 1,000 sessions', many: 'ours, many sessions' } as const;

/** B07. The same server twice, without a memory, over databases of different sizes; every token is as likely as another. */
export const growthScenarios = async (
  stage: Stage,
  size: ServerBenchSize,
): Promise<{ readonly scenarios: Scenario[]; readonly bytes: number }> => {
  const scenario = async (name: string, database: string, sessions: number): Promise<Scenario> => {
    const databaseUrl = await stage.postgres.create(database);
    const { server, url } = await stage.startOurs(databaseUrl, { SESSION_CACHE_SIZE: '0' });
    await seedSessions(databaseUrl, sessions);
    const { seconds } = size;
    return {
      name,
      server,
      order: { kind: 'tokens', url: `${url}/api/me`, sessions, connections: 32, seconds },
    };
  };
  const scenarios = [await scenario(names.few, 'few', few), await scenario(names.many, 'many', size.many)];
  return { scenarios, bytes: await bytesPerSession(stage.postgres.urlOf('many'), size.many) };
};

export const growthTable = (samples: Samples, many: number, bytes: number): string =>
  reportTable(
    `B07 authorised request, nothing cached, at 1,000 and at ${many.toLocaleString('en')} sessions (${bytes} bytes of database for each, with user and indexes)`,
    samples,
    [{ name: names.few }, { name: names.many, to: names.few, budget: 0.85 }],
  );
