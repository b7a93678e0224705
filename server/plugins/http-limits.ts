import type { FastifyInstance } from 'fastify';
import type { EndpointName } from '../../src/contract/endpoints';
import type { OperationsSettings } from '../config-types';
import type { Db } from '../db/types';
import { neighbourhoodOf } from '../rate-limits/address';
import type { Counted, RateLimits, RateRule } from '../rate-limits/rate-limits';

const minute = 60_000;

export interface HttpLimitsOptions {
  readonly settings: OperationsSettings['limits'];
  readonly db: Db;
  /** Counts requests. */
  readonly requests: RateLimits;
  /** Counts what must hold over all instances. */
  readonly exact: RateLimits;
}

/** Each exchange is a call of a platform, which has limits of its own for the whole app. */
const exchanging: ReadonlySet<EndpointName | undefined> = new Set<EndpointName>(['exchange', 'register']);

const perMinute = (name: string, most: number): RateRule => ({ name, most, perMs: minute });

/**
 * Limits on requests: of an address before anything is done for them, of a user once it is known who calls. An address
 * may be a whole mobile network, so it is allowed the most.
 */
export const limitRequests = (app: FastifyInstance, options: HttpLimitsOptions): void => {
  const { settings, db, requests, exact } = options;
  const address = perMinute('requests per address', settings.perAddress);
  const user = perMinute('requests per user', settings.perUser);
  const exchanges = perMinute('exchanges per address', settings.exchangesPerAddress);

  const hook = (limits: RateLimits, rule: RateRule, subjectOf: (ip: string) => string) => {
    const counted = (ip: string): Counted[] => [{ rule, subject: subjectOf(ip) }];
    return (ip: string): Promise<void> => limits.take(db, counted(ip));
  };
  const takeAddress = hook(requests, address, neighbourhoodOf);
  const takeExchange = hook(exact, exchanges, neighbourhoodOf);
  const takeUser = hook(requests, user, (id) => id);

  if (settings.perAddress > 0) {
    app.addHook('onRequest', async ({ ip, routeOptions }) => {
      if (routeOptions.config.vital !== true) await takeAddress(ip);
    });
  }
  if (settings.exchangesPerAddress > 0) {
    app.addHook('onRequest', async ({ ip, routeOptions }) => {
      if (exchanging.has(routeOptions.config.operation)) await takeExchange(ip);
    });
  }
  // The session is looked up in the route's own `onRequest`; parsing is the next thing after it.
  if (settings.perUser > 0) {
    app.addHook('preParsing', async ({ account }) => {
      if (account !== null) await takeUser(account.userId);
    });
  }
};
