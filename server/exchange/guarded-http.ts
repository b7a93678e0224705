import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { HostPlatform } from '../config';
import { AppError } from '../errors';
import type { Metrics } from '../metrics/metrics';
import { type CircuitKind, createCircuitBreaker } from './circuit-breaker';
import type { PlatformHttp } from './platform-http';

/** No connection, no answer in time, a 5xx, or its own word for being busy. A refusal is an answer. */
const isFailure = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'PLATFORM_BUSY' || error.code === 'PLATFORM_TIMEOUT');

const severity: Readonly<Record<CircuitKind, number>> = { closed: 0, 'half-open': 1, open: 2 };

export interface GuardedHttpDeps {
  readonly http: PlatformHttp;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'breakerTurned'>;
}

/**
 * Calls of one platform behind a circuit breaker. A platform that serves its open APIs from two hosts has one for each:
 * the failure of what a login can do without must not end what it needs.
 */
export type GuardHttp = (platform: HostPlatform, part?: 'api' | 'open') => PlatformHttp;

export const createGuardHttp = ({ http, clock, logger, metrics }: GuardedHttpDeps): GuardHttp => {
  const states = new Map<HostPlatform, Map<string, CircuitKind>>();

  /** What is counted of a platform with two hosts is the state of the worse one. */
  const tell = (platform: HostPlatform, part: string, state: CircuitKind): void => {
    logger.warn({ platform, part, state }, 'the circuit to a platform changed');
    const parts = states.get(platform) ?? new Map<string, CircuitKind>();
    states.set(platform, parts.set(part, state));
    const worst = [...parts.values()].reduce((a, b) => (severity[a] > severity[b] ? a : b), 'closed');
    metrics.breakerTurned(platform, worst);
  };

  return (platform, part = 'api') => {
    const onChange = (state: CircuitKind): void => tell(platform, part, state);
    const breaker = createCircuitBreaker({ clock, isFailure, onChange });
    return (request) => breaker(() => http(request));
  };
};
