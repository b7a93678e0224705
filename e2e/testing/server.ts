import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'drizzle-orm';
import { createCashier } from '../../sandbox/cashier/create-cashier';
import type { World } from '../../sandbox/open-api/world/create-world';
import { buildApp } from '../../server/app';
import type { Config } from '../../server/config';
import { sandboxCashierKey, sandboxPlatforms } from '../../server/config-sandbox';
import type { AppDeps } from '../../server/context';
import type { Database } from '../../server/db/types';
import { testConfig } from '../../server/testing/config';
import { createTestDatabase } from '../../server/testing/database';
import { followUnused } from './unused-connections';

/** What is unusual about a server. */
export interface ServerSetup {
  readonly config?: Partial<Config>;
  readonly logger?: NonNullable<AppDeps['logger']>;
  /** How the server reaches platforms. */
  readonly fetch?: typeof globalThis.fetch;
}

export interface TestServer {
  readonly url: string;
  /** Where the simulated cashier is: phones must be allowed to ask it. */
  readonly cashierUrl: string;
  readonly database: Database;
  /** Answers a request that came to an address of somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Every token dies, as after a leak: the next use of one is AUTH_FAIL. */
  killAllTokens(): Promise<void>;
  /** The shop's own people do something, as `/ops/shop` has it. */
  operate(path: string, body?: object): Promise<void>;
  close(): Promise<void>;
}

/** Open without a password, as in development. */
const operateAt = async (url: string, body: object): Promise<void> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
};

/** Our real server on a free port, talking to the sandbox with the sandbox's clock. */
export const startTestServer = async (
  where: { world: World; sandboxUrl: string },
  { config: own, ...parts }: ServerSetup = {},
): Promise<TestServer> => {
  const { world, sandboxUrl } = where;
  const database = await createTestDatabase();
  const cashier = createCashier({ clock: world.clock, random: world.random });
  const cashierUrl = await cashier.listen({ host: '127.0.0.1', port: 0 });
  const base = testConfig({ platforms: sandboxPlatforms(sandboxUrl), sandboxUrl, sms: 'console' });
  const shop = { ...base.shop, cashier: { url: cashierUrl, key: sandboxCashierKey } };
  const config = { ...base, shop, ...own };
  const app = buildApp({ ...parts, config, database, clock: world.clock });
  const endUnused = followUnused(app.server);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    cashierUrl,
    database,
    handle: (request, response) => app.routing(request, response),
    killAllTokens: async () => {
      await database.db.execute(sql`update sessions set revoked_at = 1`);
    },
    operate: (path, body = {}) => operateAt(`${url}/ops/shop${path}`, body),
    close: async () => {
      endUnused();
      await app.close();
      await cashier.close();
      await database.close();
    },
  };
};
