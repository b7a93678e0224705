import type { HostPlatform } from '../../config';
import type { Database } from '../../db/types';
import { type CallAnswer, createTestApp, type TestApp } from '../../testing/app';
import { describeOnDatabases } from '../../testing/database';
import { startSandbox, type TestSandbox } from '../../testing/sandbox';

/** Two servers over one database that log people in at one sandbox. */
export interface ExchangeStage {
  readonly sandbox: TestSandbox;
  readonly database: Database;
  readonly servers: readonly [TestApp, TestApp];
  /** Left out, every request has a key of its own. `on`: which of the two servers. */
  exchange(body: object, options?: { readonly key?: string; readonly on?: number }): Promise<CallAnswer>;
  register(body: object, options?: { readonly key?: string; readonly on?: number }): Promise<CallAnswer>;
  /** A person comes in with a new code of their host. */
  login(platform: HostPlatform, personId: string): Promise<CallAnswer>;
  /** Calls of this platform's exchange since the sandbox started. */
  exchanges(platform: HostPlatform): number;
}

const openStage = async (sandbox: TestSandbox, database: Database): Promise<ExchangeStage> => {
  const start = () =>
    createTestApp({ database, overrides: { config: sandbox.config }, clock: sandbox.clock });
  const servers = [await start(), await start()] as const;
  let keys = 0;
  const post =
    (url: string): ExchangeStage['exchange'] =>
    (body, { key = `key-of-its-own-${++keys}`, on = 0 } = {}) =>
      servers[on % 2 === 0 ? 0 : 1].call('POST', url, { body, headers: { 'idempotency-key': key } });
  const exchange = post('/api/login/exchange');
  return {
    sandbox,
    database,
    servers,
    exchange,
    register: post('/api/login/register'),
    login: async (platform, personId) =>
      exchange({ platform, code: await sandbox.loginCode(platform, personId) }),
    exchanges: (platform) => sandbox.world.ledger.counts()[`${platform}.exchange`] ?? 0,
  };
};

/** Runs a suite over both databases, each time with a stage that is set before its first test and struck after its last. */
export const describeExchange = (title: string, suite: (stage: () => ExchangeStage) => void): void => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  describeOnDatabases(title, (database) => {
    let stage: ExchangeStage | undefined;
    beforeAll(async () => {
      sandbox.world.faults.reset();
      stage = await openStage(sandbox, database());
    });
    afterAll(async () => {
      for (const server of stage?.servers ?? []) await server.close();
      stage = undefined;
    });
    suite(() => {
      if (stage === undefined) throw new Error('the stage stands only while tests run');
      return stage;
    });
  });
};
