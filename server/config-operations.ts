import type { ConfigReader } from './config-reader';
import type { OperationsSettings } from './config-types';

const minimumToken = 24;

/** Where limits are counted, and how much HTTP one caller may send in a minute; 0 leaves it open. */
const readLimits = (read: ConfigReader, production: boolean): OperationsSettings['limits'] => {
  const store = (name: string, fallback: 'database' | 'memory'): 'database' | 'memory' => {
    const given = read.text(name) ?? fallback;
    if (given === 'database' || given === 'memory') return given;
    read.problems.push(`${name} must be database or memory`);
    return fallback;
  };
  // On a developer's machine one address is everybody.
  const perMinute = (name: string, inProduction: number): number =>
    read.integer(name, production ? inProduction : 0, 0, 1_000_000);
  return {
    store: store('RATE_LIMITS', 'database'),
    httpStore: store('HTTP_RATE_LIMITS', 'memory'),
    perAddress: perMinute('HTTP_LIMIT_PER_ADDRESS', 6000),
    perUser: perMinute('HTTP_LIMIT_PER_USER', 600),
    exchangesPerAddress: perMinute('EXCHANGE_LIMIT_PER_ADDRESS', 600),
  };
};

const readMetrics = (read: ConfigReader): OperationsSettings['metrics'] => {
  const token = read.text('METRICS_TOKEN');
  if (token !== null && token.length < minimumToken) {
    read.problems.push(`METRICS_TOKEN must have at least ${minimumToken} characters`);
  }
  const port = read.isSet('METRICS_PORT') ? read.integer('METRICS_PORT', 9090, 0, 65_535) : null;
  return { token, port, host: read.text('METRICS_HOST') ?? '127.0.0.1' };
};

/** The address that users reach the server at. Production wants to be told, and that it is encrypted. */
const readOrigin = (read: ConfigReader, production: boolean): string | null => {
  if (!read.isSet('PUBLIC_ORIGIN')) {
    if (production) read.problems.push('PUBLIC_ORIGIN is required in production (https://…)');
    return null;
  }
  const origin = read.url('PUBLIC_ORIGIN', '');
  if (URL.canParse(origin) && new URL(origin).origin !== origin) {
    read.problems.push('PUBLIC_ORIGIN must be an origin: scheme, host and port, and nothing after them');
  }
  return origin;
};

/** How the server is run, as opposed to what it serves. */
export const readOperations = (read: ConfigReader, production: boolean): OperationsSettings => ({
  publicOrigin: readOrigin(read, production),
  limits: readLimits(read, production),
  shedding: {
    eventLoopMs: read.integer('SHED_EVENT_LOOP_MS', production ? 500 : 0, 0, 60_000),
    inFlight: read.integer('SHED_IN_FLIGHT', 1000, 0, 1_000_000),
  },
  closing: {
    drainDelayMs: read.integer('DRAIN_DELAY_MS', production ? 5000 : 0, 0, 600_000),
    deadlineMs: read.integer('CLOSE_DEADLINE_MS', 20_000, 100, 3_600_000),
  },
  metrics: readMetrics(read),
});
