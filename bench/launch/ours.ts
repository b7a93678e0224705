import { type AuthPorts, createAuth, createTrace } from '../../src/auth';
import { createMemoryStorage } from '../../src/auth/testing/memory-storage';
import { endpoints, type User } from '../../src/contract';
import type { Flow } from './flow';
import type { LaunchWorld } from './world';

const user: User = {
  id: 'u1',
  busiIdentity: 'VISIT',
  phoneMasked: null,
  nickname: null,
  avatarUrl: null,
  gender: 'unknown',
  birthday: null,
  hasPassword: false,
  deletionAt: null,
};

const lifeMs = 24 * 60 * 60 * 1000;

const nothing = (): (() => void) => () => undefined;

const createTransport = (world: LaunchWorld): AuthPorts['transport'] => ({
  send: async ({ path, headers, body }) => {
    if (path === endpoints.exchange.path) {
      const token = await world.exchange((body as { code: string }).code);
      if (token === null) return { status: 400, body: { code: 'LOGIN_CODE_USED' } };
      const session = { token, expiresAt: world.clock.now() + lifeMs, user };
      return { status: 200, body: { session } };
    }
    const token = headers.Authorization?.replace(/^Bearer /, '') ?? null;
    if (!(await world.request(token))) return { status: 401, body: { code: 'AUTH_FAIL' } };
    return { status: 200, body: { cart: { items: [], count: 0, totalFen: 0 } } };
  },
});

/** The core of this repository, whole, with nothing but time and wire simulated. */
export const ours: Flow = {
  name: 'ours',
  install: (world) => {
    const storage = createMemoryStorage();
    let ids = 0;
    const ports: AuthPorts = {
      clock: world.clock,
      storage,
      transport: createTransport(world),
      host: {
        platform: 'wechat',
        codeLifeMs: 300_000,
        phoneNeedsSessionKey: true,
        login: async () => ({ kind: 'user', code: await world.login() }),
        checkSession: async () => {
          await world.checkSession();
          return 'valid';
        },
      },
      lifecycle: { onShow: nothing, onHide: nothing, onNetwork: nothing },
      loginPage: { open: async () => undefined, close: async () => undefined },
      state: { publish: () => undefined },
      trace: createTrace(),
      randomId: () => {
        ids += 1;
        return `bench-${String(ids).padStart(16, '0')}`;
      },
    };
    const settings = { telemetryMs: 0, maxRequests: world.atOnce };
    return {
      start: () => {
        const auth = createAuth(ports, settings);
        return {
          launch: () => void auth.init().catch(() => undefined),
          request: async () => {
            await auth.request('getCart', {});
          },
        };
      },
    };
  },
};
