import type { EndpointName } from '../contract';
import { endpoints } from '../contract';
import { createDeferred } from './promises';

/** Waits for a turn, then runs the call; the turn is over when the call has settled. */
export type TakeTurn = <T>(name: EndpointName, call: () => Promise<T>) => Promise<T>;

/** Login first, then what the user waits for, telemetry last. */
const laneOf = (name: EndpointName): number => {
  if (name === 'sendTelemetry') return 2;
  return endpoints[name].path.startsWith('/api/login') ? 0 : 1;
};

/** Lets at most `most` calls run at once; those that wait go by lane, within one in the order of their coming. */
export const createLanes = (most: number): TakeTurn => {
  const lanes: (() => void)[][] = [[], [], []];
  let underWay = 0;

  const startNext = (): void => {
    const go = lanes.find((lane) => lane.length > 0)?.shift();
    // The turn is handed over, so that nobody who comes in between can take it.
    if (go === undefined) underWay -= 1;
    else go();
  };

  return async (name, call) => {
    if (underWay < most) {
      underWay += 1;
    } else {
      const { promise, resolve } = createDeferred<void>();
      lanes[laneOf(name)]?.push(resolve);
      await promise;
    }
    try {
      return await call();
    } finally {
      startNext();
    }
  };
};
