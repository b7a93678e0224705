import type { FastifyInstance } from 'fastify';
import type { Host } from '../../sandbox/host/create-host';
import { createOpenApi } from '../../sandbox/open-api/create-open-api';
import { createWorld, type World } from '../../sandbox/open-api/world/create-world';
import type { End } from './ends';
import { createPhone, type Phone } from './phone';
import { startTestServer, type TestServer } from './server';

/** The whole outside world and our server, each on an address of its own, for the journeys of one test. */
export interface Stage {
  readonly world: World;
  readonly server: TestServer;
  /** Address of the simulated platforms. */
  readonly sandboxUrl: string;
  phone(end: End, personId: string): Phone;
  /** Platform calls so far, like `{ 'wechat.login': 1 }`. */
  calls(): Record<string, number>;
  close(): Promise<void>;
}

const listen = async (app: FastifyInstance): Promise<string> => app.listen({ host: '127.0.0.1', port: 0 });

export const createStage = async (): Promise<Stage> => {
  const world = createWorld();
  const openApi = createOpenApi(world);
  const sandboxUrl = await listen(openApi);
  const server = await startTestServer({ world, sandboxUrl });
  const phones: Phone[] = [];
  return {
    world,
    server,
    sandboxUrl,
    phone: (end, personId) => {
      const { appId } = world.apps[end];
      const phone = createPhone({ end, appId, personId, sandboxUrl, serverUrl: server.url });
      phones.push(phone);
      return phone;
    },
    calls: () => world.ledger.counts(),
    close: async () => {
      for (const phone of phones) phone.kill();
      await server.close();
      await openApi.close();
    },
  };
};

/** Nothing went wrong that the user did not see either. */
export const expectNoErrors = (host: Host): void => expect(host.errors()).toEqual([]);
