import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Platform } from '../../src/contract/account';
import type { ErrorCode } from '../../src/contract/error-codes';
import { users } from '../accounts/schema';
import { buildApp } from '../app';
import type { Clock } from '../clock';
import type { AppDeps } from '../context';
import type { Database } from '../db/types';
import { createPrometheusMetrics, type PrometheusMetrics } from '../metrics/prometheus';
import { newId, systemRandom } from '../random';
import { createSessions } from '../sessions/sessions';
import type { AnswerBody } from './answer-body';
import { testConfig } from './config';
import { createManualClock } from './manual-clock';

/** A caller for tests: `headers` go with a request. */
export interface TestCaller {
  readonly userId: string;
  readonly token: string;
  readonly headers: { readonly authorization: string };
}

/** Time that stands still until it is moved. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

export interface TestApp {
  readonly app: FastifyInstance;
  readonly clock: TestClock;
  /** Every route that the application has registered, as it was registered. */
  readonly routes: readonly RouteOptions[];
  /** What the application has counted. */
  readonly metrics: PrometheusMetrics;
  /** One request as the app would send it. `B`: the answer, where the test knows which one it is. */
  call<B = AnswerBody>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    options?: CallOptions,
  ): Promise<CallAnswer<B>>;
  /** A new user with a live session: a member when a phone number is given, else a visitor. */
  signIn(options?: { phone?: string; platform?: Platform }): Promise<TestCaller>;
  /** Closes the application; the database stays with whoever opened it. */
  close(): Promise<void>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CallAnswer<B = AnswerBody> {
  readonly status: number;
  readonly body: B;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Refusals that the API page does not tell of. Whatever test meets one fails: the page is held against all answers. */
const watchRefusals = (app: FastifyInstance): readonly string[] => {
  const found: string[] = [];
  app.addHook('onSend', async ({ routeOptions: { config } }, { statusCode }, payload) => {
    if (config.codes === undefined || statusCode < 400 || typeof payload !== 'string') return;
    const { code }: { code: ErrorCode } = JSON.parse(payload);
    if (config.codes.includes(code)) return;
    found.push(`${config.operation} refuses with ${code}, which routes/define-route-docs.ts does not tell`);
  });
  return found;
};

/** The whole application over a test database, with a clock that stands still. Talk to it with `app.inject`. */
export const createTestApp = async ({
  database,
  overrides = {},
  clock = createManualClock(),
}: {
  database: Database;
  overrides?: Partial<Omit<AppDeps, 'database' | 'clock'>>;
  clock?: TestClock;
}): Promise<TestApp> => {
  const config = overrides.config ?? testConfig();
  const metrics = overrides.metrics ?? createPrometheusMetrics();
  const app = buildApp({ ...overrides, config, database, clock, metrics });
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => void routes.push(route));
  const undocumented = watchRefusals(app);
  await app.ready();
  const { db } = database;
  const { sessionLifeMs: lifeMs, sessionIdleMs: idleMs } = config;
  const sessions = createSessions({ db, clock, random: systemRandom, lifeMs, idleMs });
  return {
    app,
    clock,
    routes,
    metrics,
    call: async (method, url, { body, token, headers = {} } = {}) => {
      const answer = await app.inject({
        method,
        url,
        headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      if (undocumented.length > 0) throw new Error(undocumented.join('\n'));
      return { status: answer.statusCode, body: JSON.parse(answer.body), headers: answer.headers };
    },
    signIn: async ({ phone, platform = 'wechat' } = {}) => {
      const userId = newId(systemRandom);
      const now = clock.now();
      await db.insert(users).values({ id: userId, phone: phone ?? null, createdAt: now, updatedAt: now });
      const { token } = await sessions.open(db, { userId, identityId: null, platform });
      return { userId, token, headers: { authorization: `Bearer ${token}` } };
    },
    close: async () => {
      await app.close();
    },
  };
};
