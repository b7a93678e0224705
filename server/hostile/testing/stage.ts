import { createHash } from 'node:crypto';
import type { RouteOptions } from 'fastify';
import type { Address } from '../../../src/contract/address';
import type { Database } from '../../db/types';
import { createLogger } from '../../log';
import { seedCatalogue } from '../../shop/catalogue/seed';
import { createTestApp, type TestApp } from '../../testing/app';
import { startSandbox, type TestSandbox } from '../../testing/sandbox';
import type { Outcome } from './law';

/** A request as it arrives, whoever may have made it. */
export interface Attack {
  readonly route: RouteOptions;
  /** What stands for the names in the path; `none` for those that are left out. */
  readonly params?: Readonly<Record<string, string>>;
  /** Behind the path, as it stands there. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** A server with everything turned on, a member in it, and the outside world beside it. */
export interface HostileStage {
  readonly server: TestApp;
  readonly sandbox: TestSandbox;
  readonly routes: readonly RouteOptions[];
  /** Ids of rows that exist: the member's, and goods. */
  readonly names: readonly string[];
  /** Headers that a route lets in: of a member whose session lives, of an operator, of a service. */
  admitted(route: RouteOptions): Promise<Readonly<Record<string, string>>>;
  fire(attack: Attack): Promise<Outcome>;
  close(): Promise<void>;
}

const credential = 'a-credential-for-the-operators';
const serviceHash = createHash('sha256').update(credential).digest();

/** Of several, the first that is answered with more than headers. */
const methodOf = ({ method }: RouteOptions) =>
  [method].flat().find((one) => one !== 'HEAD') as 'GET' | 'POST' | 'PUT' | 'DELETE';

export const nameOf = (route: RouteOptions): string => `${methodOf(route)} ${route.url}`;
export const bodyOf = ({ schema }: RouteOptions): unknown => schema?.body;
export const takesBody = ({ method }: RouteOptions): boolean => /POST|PUT|DELETE/.test(String(method));

/** A member with an address, a cart and an order. */
const furnish = async (server: TestApp, phone: string) => {
  const member = await server.signIn({ phone });
  const { token } = member;
  const skuId = 'pantry-rice-1';
  const address = {
    name: '林小满',
    phone,
    regionCode: '330106',
    detail: '翠苑街道 1 号',
    label: '',
    isDefault: true,
  };
  const kept = await server.call<{ address: Address }>('POST', '/api/addresses', { token, body: address });
  await server.call('POST', '/api/cart/items', { token, body: { skuId, quantity: 1 } });
  const { body } = await server.call('POST', '/api/orders', {
    token,
    body: { items: [{ skuId, quantity: 1 }], fromCart: false },
    headers: { 'idempotency-key': 'hostile-key-1' },
  });
  return {
    member,
    names: [skuId, 'pantry-rice', '330106', 'wechat', 'login.started', kept.body.address.id, body.order.id],
  };
};

export const openHostileStage = async (database: Database): Promise<HostileStage> => {
  const sandbox = await startSandbox();
  const lines: string[] = [];
  const config = {
    ...sandbox.config,
    metrics: { token: credential, port: null, host: '127.0.0.1' },
    operatorPassword: credential,
    serviceCredentials: [{ service: 'jobs', hash: serviceHash }],
    avatarHosts: ['thirdwx.qlogo.cn'],
  };
  const server = await createTestApp({
    database,
    clock: sandbox.clock,
    overrides: {
      config,
      logger: createLogger('trace', { write: (line) => void lines.push(line) }),
      resolveHost: async () => [{ address: '169.254.169.254', family: 4 }],
    },
  });
  await seedCatalogue(database.db);
  const { member, names } = await furnish(server, '13900000001');
  let guests = 0;

  /** For what ends the session that asks for it. */
  const somebodyElse = async () => {
    guests += 1;
    return (await server.signIn({ phone: `138${String(10_000_000 + guests)}` })).headers;
  };

  return {
    server,
    sandbox,
    names,
    routes: server.routes.filter(({ method }) => method !== 'HEAD'),
    admitted: async (route) => {
      if (route.config?.operation === 'signOut') return somebodyElse();
      if (route.config?.endpoint !== undefined) return member.headers;
      return { authorization: `Bearer ${credential}` };
    },
    fire: async ({ route, params = {}, query = '', headers: own = {}, payload }) => {
      const before = lines.length;
      const path = route.url
        .replace(/:(\w+)/g, (_, name: string) => params[name] ?? 'none')
        .replace('*', params['*'] ?? '');
      const answer = await server.app.inject({
        method: methodOf(route),
        url: `${path}${query}`,
        headers: { ...own },
        ...(payload === undefined ? {} : { payload }),
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: answer.body,
        lines: lines.splice(0).slice(before),
      };
    },
    close: async () => {
      await server.close();
      await sandbox.close();
    },
  };
};
