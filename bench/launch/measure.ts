import type { Flow, RunningApp } from './flow';
import { type Counts, createLaunchWorld, type LaunchWorld, latency } from './world';

export interface Launch extends Counts {
  readonly flow: string;
  /** Simulated milliseconds until the first and the last answer. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** The time in question over the shortest that this host allows. */
  readonly ratio: number;
  /** Requests that were never answered well. */
  readonly failed: number;
}

/** Long enough for every flow here; simulated. */
const patienceMs = 60_000;

interface Watch {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly failed: number;
}

/** Launches, sends `count` requests in the same turn and lets the time pass until nobody waits any more. */
const watchLaunch = async ({ clock }: LaunchWorld, app: RunningApp, count: number): Promise<Watch> => {
  const startedAt = clock.now();
  const answeredAt: number[] = [];
  app.launch();
  for (let index = 0; index < count; index += 1) {
    app.request().then(
      () => answeredAt.push(clock.now() - startedAt),
      () => undefined,
    );
  }
  for (let passed = 0; passed < patienceMs && answeredAt.length < count; passed += 10)
    await clock.advance(10);
  return {
    firstMs: Math.min(...answeredAt),
    lastMs: Math.max(...answeredAt),
    failed: count - answeredAt.length,
  };
};

const since = (world: LaunchWorld, before: Counts): Counts => ({
  logins: world.counts.logins - before.logins,
  exchanges: world.counts.exchanges - before.exchanges,
  requests: world.counts.requests - before.requests,
});

/**
 * Cold start on a fresh device. The limit is login, exchange and one request; a host that lets ten requests be under
 * way needs one more round of requests for every further ten.
 */
export const coldStart = async (flow: Flow, count: number, atOnce: number): Promise<Launch> => {
  const world = createLaunchWorld(atOnce);
  const seen = await watchLaunch(world, flow.install(world).start(), count);
  const rounds = Math.ceil(count / atOnce) || 1;
  const limitMs = latency.login + latency.exchange + rounds * latency.request;
  return { flow: flow.name, ...world.counts, ...seen, ratio: seen.lastMs / limitMs };
};

/** The same device once more, after the app was killed. The limit to the first answer is one request. */
export const warmStart = async (flow: Flow, count: number, atOnce: number): Promise<Launch> => {
  const world = createLaunchWorld(atOnce);
  const device = flow.install(world);
  await watchLaunch(world, device.start(), 1);
  const before = { ...world.counts };
  const seen = await watchLaunch(world, device.start(), count);
  return { flow: flow.name, ...since(world, before), ...seen, ratio: seen.firstMs / latency.request };
};
