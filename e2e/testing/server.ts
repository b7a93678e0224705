import type { IncomingMessage, ServerResponse } from 'node:http';
import { sql } from 'drizzle-orm';
import type { World } from '../../sandbox/open-api/world/create-world';
import { buildApp } from '../../server/app';
import { sandboxPlatforms } from '../../server/config-sandbox';
import { testConfig } from '../../server/testing/config';
import { createTestDatabase } from '../../server/testing/database';

export interface TestServer {
  readonly url: string;
  /** Answers a request that came to an address of somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** Every token dies, as after a leak: the next use of one is AUTH_FAIL. */
  killAllTokens(): Promise<void>;
  close(): Promise<void>;
}

/** Our real server on a free port, talking to the sandbox with the sandbox's clock. */
export const startTestServer = async (where: { world: World; sandboxUrl: string }): Promise<TestServer> => {
  const { world, sandboxUrl } = where;
  const database = await createTestDatabase();
  const config = testConfig({ platforms: sandboxPlatforms(sandboxUrl), sandboxUrl, sms: 'console' });
  const app = buildApp({ config, database, clock: world.clock });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    handle: (request, response) => app.routing(request, response),
    killAllTokens: async () => {
      await database.db.execute(sql`update sessions set revoked_at = 1`);
    },
    close: async () => {
      await app.close();
      await database.close();
    },
  };
};
