import type { FastifyInstance } from 'fastify';
import type { Platform } from '../../src/contract/account';
import { users } from '../accounts/schema';
import { buildApp } from '../app';
import type { Clock } from '../clock';
import type { AppDeps } from '../context';
import type { Database } from '../db/types';
import { newId, systemRandom } from '../random';
import { createSessions } from '../sessions/sessions';
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
  /** One request as the app would send it. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, options?: CallOptions): Promise<CallAnswer>;
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

export interface CallAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely and compare what they find.
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
}

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
  const app = buildApp({ ...overrides, config, database, clock });
  await app.ready();
  const { db } = database;
  const { sessionLifeMs: lifeMs, sessionIdleMs: idleMs } = config;
  const sessions = createSessions({ db, clock, random: systemRandom, lifeMs, idleMs });
  return {
    app,
    clock,
    call: async (method, url, { body, token, headers = {} } = {}) => {
      const answer = await app.inject({
        method,
        url,
        headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
        ...(body === undefined ? {} : { payload: body as object }),
      });
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
