import type { Host } from '../../sandbox/host/create-host';
import type { PersonOrder } from '../../sandbox/open-api/control/people';
import type { World } from '../../sandbox/open-api/world/create-world';
import type { End } from './ends';
import { createPerson, readSmsCode, type StagePerson } from './people';
import { createPhone, type Phone, type PhoneSetup } from './phone';
import { startSandbox } from './sandbox';
import { type ServerSetup, startTestServer, type TestServer } from './server';

/** The whole outside world and our server, each on an address of its own, for the journeys of one test. */
export interface Stage {
  readonly world: World;
  readonly server: TestServer;
  /** Address of the simulated platforms. */
  readonly sandboxUrl: string;
  phone(end: End, personId: string, setup?: PhoneSetup): Phone;
  /** Somebody new with a phone number of their own. */
  person(order?: PersonOrder): StagePerson;
  /** The code in the last message to a number, once so many messages have come. */
  smsCode(phoneNumber: string, messages?: number): Promise<string>;
  /** Moves the time of platforms, server and phones alike. */
  advance(ms: number): void;
  /** Asks our server with a phone's own token, as no page does. */
  ask(phone: Phone, method: string, path: string, body?: object): Promise<Record<string, unknown>>;
  /** Platform calls so far, like `{ 'wechat.login': 1 }`. */
  calls(): Record<string, number>;
  close(): Promise<void>;
}

const askWith =
  (serverUrl: string): Stage['ask'] =>
  async (phone, method, path, body) => {
    const json = body && { 'content-type': 'application/json' };
    const response = await fetch(`${serverUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${phone.token()}`, ...json },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${String(answer.code)}`);
    return answer;
  };

export const createStage = async (setup: ServerSetup = {}): Promise<Stage> => {
  const sandbox = await startSandbox();
  const { world, url: sandboxUrl } = sandbox;
  const server = await startTestServer({ world, sandboxUrl }, setup);
  const phones: Phone[] = [];
  return {
    world,
    server,
    sandboxUrl,
    phone: (end, personId, setup = {}) => {
      const { appId } = world.apps[end];
      const { clock } = world;
      const urls = { sandboxUrl, serverUrl: server.url, cashierUrl: server.cashierUrl };
      const phone = createPhone({ end, appId, personId, ...urls, clock, ...setup });
      phones.push(phone);
      return phone;
    },
    person: (order = {}) => createPerson(world, order),
    smsCode: (phoneNumber, messages = 1) => readSmsCode(world, phoneNumber, messages),
    advance: (ms) => {
      world.clock.advance(ms);
      for (const phone of phones) phone.wake();
    },
    ask: askWith(server.url),
    calls: () => world.ledger.counts(),
    close: async () => {
      for (const phone of phones) phone.kill();
      await server.close();
      await sandbox.close();
    },
  };
};

/** Nothing went wrong that the user did not see either. */
export const expectNoErrors = (host: Host): void => expect(host.errors()).toEqual([]);
