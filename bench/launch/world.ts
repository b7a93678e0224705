import { createRequestPool } from '../../sandbox/host/apis/request-pool';
import { createManualClock, type ManualClock } from '../../src/auth/testing/manual-clock';

/** How long each step takes, in simulated milliseconds. */
export const latency = { login: 40, exchange: 80, request: 80, checkSession: 30 } as const;

export interface Counts {
  /** Login codes that the platform issued. */
  readonly logins: number;
  readonly exchanges: number;
  /** Requests of the app, without the exchanges. */
  readonly requests: number;
}

/** Platform and server in simulated time. Every request needs a token that is alive. */
export interface LaunchWorld {
  readonly clock: ManualClock;
  readonly counts: Counts;
  /** How many requests the host lets be under way; `Infinity` for no limit. */
  readonly atOnce: number;
  login(): Promise<string>;
  checkSession(): Promise<void>;
  /** A token for a code; `null` for a code that was spent before. */
  exchange(code: string): Promise<string | null>;
  /** `false`: refused, the token is not known. */
  request(token: string | null): Promise<boolean>;
}

export const createLaunchWorld = (atOnce: number): LaunchWorld => {
  const clock = createManualClock();
  const counts = { logins: 0, exchanges: 0, requests: 0 };
  const pool = createRequestPool(atOnce);
  const codes = new Set<string>();
  const tokens = new Set<string>();
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void clock.setTimer(resolve, ms));
  const overTheWire = <T>(ms: number, answer: () => T): Promise<T> =>
    pool.run(
      () => wait(ms).then(answer),
      () => undefined,
    );
  return {
    clock,
    counts,
    atOnce,
    login: async () => {
      counts.logins += 1;
      const code = `code-${counts.logins}`;
      await wait(latency.login);
      codes.add(code);
      return code;
    },
    checkSession: () => wait(latency.checkSession),
    exchange: (code) => {
      counts.exchanges += 1;
      const token = `token-${counts.exchanges}`;
      return overTheWire(latency.exchange, () => {
        if (!codes.delete(code)) return null;
        tokens.add(token);
        return token;
      });
    },
    request: (token) => {
      counts.requests += 1;
      return overTheWire(latency.request, () => token !== null && tokens.has(token));
    },
  };
};
