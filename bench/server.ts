import { requestScenarios, requestTable } from './server/authorised-request';
import { growthScenarios, growthTable } from './server/growth';
import { measureRounds } from './server/measure';
import { loginScenarios, loginTable } from './server/silent-login';
import { createStage } from './server/stage';

export interface ServerBenchSize {
  readonly rounds: number;
  readonly seconds: number;
  readonly sessions: number;
  readonly many: number;
  readonly people: number;
}

const full: ServerBenchSize = { rounds: 9, seconds: 2, sessions: 100_000, many: 1_000_000, people: 1_000 };
const quick: ServerBenchSize = { rounds: 3, seconds: 1, sessions: 20_000, many: 100_000, people: 300 };

/**
 * B05, B06 and B07: our server beside bare routes and beside better-auth, over one real Postgres, each in a process of
 * its own, in rounds that take turns. Gives the report as text; judges by ratios of the same round.
 */
export const serverReport = async ({ isQuick = false } = {}): Promise<string> => {
  const size = isQuick ? quick : full;
  const stage = await createStage();
  try {
    const { rounds, seconds, many } = size;
    const given = `Postgres as it comes (fsync on), one client process, medians of ${rounds} rounds of ${seconds} s; ratios are of the same round.\n`;
    const requests = await measureRounds(stage.load, await requestScenarios(stage, size), rounds);
    const logins = await measureRounds(stage.load, await loginScenarios(stage, size), rounds);
    const { scenarios, bytes } = await growthScenarios(stage, size);
    const growth = await measureRounds(stage.load, scenarios, rounds);
    return [given, requestTable(requests), loginTable(logins), growthTable(growth, many, bytes)].join('\n');
  } finally {
    await stage.close();
  }
};
