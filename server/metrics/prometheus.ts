import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { PoolState } from '../db/types';
import type { SessionCacheState } from '../sessions/session-cache';
import type { Metrics } from './metrics';

/** Counts that Prometheus can fetch. */
export interface PrometheusMetrics extends Metrics {
  readonly contentType: string;
  /** All of it in the text format. */
  text(): Promise<string>;
}

const none: PoolState = { total: 0, idle: 0, waiting: 0 };

/** From a cached session at a few milliseconds to a platform that takes its five seconds. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const createPool = (registers: Registry[]): Pick<Metrics, 'watchPool'> => {
  let read = (): PoolState => none;
  new Gauge({
    name: 'passport_db_pool_connections',
    help: 'Connections to the database by state; none with the embedded database.',
    labelNames: ['state'],
    registers,
    collect() {
      const { total, idle } = read();
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'busy' }, total - idle);
    },
  });
  new Gauge({
    name: 'passport_db_pool_waiting',
    help: 'Callers that wait for a database connection.',
    registers,
    collect() {
      this.set(read().waiting);
    },
  });
  return {
    watchPool: (stats) => {
      read = stats;
    },
  };
};

const createHttp = (registers: Registry[]): Pick<Metrics, 'answered' | 'inFlight' | 'shed'> => {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const inFlight = new Gauge({
    name: 'passport_http_requests_in_flight',
    help: 'Requests that are being worked on.',
    registers,
  });
  const shed = new Counter({
    name: 'passport_requests_shed_total',
    help: 'Requests turned away with 503 because there was too much to do.',
    labelNames: ['reason'],
    registers,
  });
  return {
    answered: ({ method, route, status, seconds }) => duration.observe({ method, route, status }, seconds),
    inFlight: (change) => inFlight.inc(change),
    shed: (reason) => shed.inc({ reason }),
  };
};

/** Read when somebody asks: a lookup happens with every request. */
const createSessions = (registers: Registry[]): Pick<Metrics, 'watchSessions'> => {
  let read = (): SessionCacheState => ({ size: 0, hits: 0, misses: 0 });
  new Counter({
    name: 'passport_session_cache_lookups_total',
    help: 'Sessions looked for in memory.',
    labelNames: ['result'],
    registers,
    collect() {
      const { hits, misses } = read();
      this.reset();
      this.inc({ result: 'hit' }, hits);
      this.inc({ result: 'miss' }, misses);
    },
  });
  new Gauge({
    name: 'passport_session_cache_entries',
    help: 'Verified sessions in memory.',
    registers,
    collect() {
      this.set(read().size);
    },
  });
  return {
    watchSessions: (stats) => {
      read = stats;
    },
  };
};

type Rest = Omit<Metrics, keyof ReturnType<typeof createHttp> | 'watchPool' | 'watchSessions'>;

const createLogin = (registers: Registry[]): Rest => {
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Counter<L>({ name, help, labelNames, registers });
  const exchanges = counter('passport_exchanges_total', 'Login codes exchanged.', 'platform', 'result');
  const messages = counter('passport_sms_sent_total', 'Text messages given to the provider.', 'result');
  const refreshes = counter(
    'passport_access_token_refreshes_total',
    "Access tokens of platforms' apps fetched anew.",
    'platform',
    'result',
  );
  const refusals = counter('passport_rate_limit_refusals_total', 'Refusals by a limit.', 'rule');
  const chores = counter('passport_chore_failures_total', 'Hourly chores that failed.');
  const breaker = new Gauge({
    name: 'passport_platform_breaker_open',
    help: 'Whether calls to a platform are being held back: 1 open, 0.5 trying again, 0 closed.',
    labelNames: ['platform'],
    registers,
  });
  const height = { closed: 0, 'half-open': 0.5, open: 1 } as const;
  return {
    exchanged: (platform, result) => exchanges.inc({ platform, result }),
    smsSent: (result) => messages.inc({ result }),
    tokenRefreshed: (platform, result) => refreshes.inc({ platform, result }),
    breakerTurned: (platform, state) => breaker.set({ platform }, height[state]),
    rateLimited: (rule) => refusals.inc({ rule }),
    choreFailed: () => chores.inc(),
  };
};

/**
 * Metrics in a registry of their own. `process`: also those of the process (event loop, memory, garbage collection),
 * which are the same for everything that runs in it, so only one application of a process asks for them.
 */
export const createPrometheusMetrics = (options: { process?: boolean } = {}): PrometheusMetrics => {
  const registry = new Registry();
  if (options.process === true) collectDefaultMetrics({ register: registry });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    ...createHttp([registry]),
    ...createLogin([registry]),
    ...createPool([registry]),
    ...createSessions([registry]),
  };
};
