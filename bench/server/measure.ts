import type { Child } from './child';
import type { LoadOrder, LoadResult } from './load-order';
import type { Usage } from './usage';

/** One server under one kind of load. */
export interface Scenario {
  readonly name: string;
  readonly server: Child;
  readonly order: LoadOrder;
  /** Before each round, not timed. */
  readonly prepare?: () => Promise<unknown>;
}

export interface Sample extends LoadResult {
  /** Processor time of the server's process for one request, in microseconds. */
  readonly cpuUs: number;
}

/** What was measured of each scenario, round by round, in the same order for all. */
export type Samples = ReadonlyMap<string, readonly Sample[]>;

const once = async (load: Child, { server, order, prepare }: Scenario): Promise<Sample> => {
  await prepare?.();
  const before = (await server.ask({})) as Usage;
  const result = (await load.ask(order)) as LoadResult;
  const after = (await server.ask({})) as Usage;
  return { ...result, cpuUs: ((after.cpuMs - before.cpuMs) * 1000) / result.count };
};

const warmUps = 3;

/**
 * Every scenario once a round, in an order that moves on with each round, so that what else the machine does meets all
 * of them alike. The first rounds warm up and do not count: code that has run a few thousand times runs much faster.
 */
export const measureRounds = async (
  load: Child,
  scenarios: readonly Scenario[],
  rounds: number,
): Promise<Samples> => {
  const samples = new Map<string, Sample[]>(scenarios.map(({ name }) => [name, []]));
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const at = round % scenarios.length;
    for (const scenario of [...scenarios.slice(at), ...scenarios.slice(0, at)]) {
      const sample = await once(load, scenario);
      if (round >= warmUps) samples.get(scenario.name)?.push(sample);
    }
  }
  return samples;
};

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

export const medianOf = (samples: Samples, name: string, member: keyof Sample): number =>
  median((samples.get(name) ?? []).map((sample) => sample[member]));

/** The median of what one is to the other in the same round. */
export const ratioOf = (samples: Samples, name: string, to: string, member: keyof Sample = 'rate'): number =>
  median(
    (samples.get(name) ?? []).map((sample, at) => sample[member] / (samples.get(to)?.[at]?.[member] ?? 0)),
  );
