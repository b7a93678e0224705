import { requestCount } from './launch';
import { coldStart, warmStart } from './launch/measure';
import { ours } from './launch/ours';
import { loginPerRefusal, pollingLock, sharedPromise } from './launch/seeds';

const unlimited = Number.POSITIVE_INFINITY;

test.each([
  ['without a limit', unlimited],
  ['with ten requests at once', 10],
])(
  '[B01] [L05] [F12] cold start %s: fifty requests, one login, one exchange, no time lost',
  async (_, atOnce) => {
    const launch = await coldStart(ours, requestCount, atOnce);
    expect(launch).toMatchObject({ logins: 1, exchanges: 1, requests: requestCount, failed: 0 });
    expect(launch.ratio).toBeLessThanOrEqual(1.05);
  },
);

test('[B02] [L04] warm start: no login, no exchange, nothing in front of the first request', async () => {
  const launch = await warmStart(ours, requestCount, 10);
  expect(launch).toMatchObject({ logins: 0, exchanges: 0, requests: requestCount, failed: 0 });
  expect(launch.ratio).toBeLessThanOrEqual(1.05);
});

describe('the flows beside ours cost what their notes promise', () => {
  test('003: a login per refused request', async () => {
    const launch = await coldStart(loginPerRefusal, requestCount, unlimited);
    expect(launch).toMatchObject({ logins: 50, exchanges: 50, requests: 100, failed: 0 });
    expect(launch.ratio).toBeCloseTo(1.4, 1);
  });

  test('002: one shared promise, and a question in front of the first request when warm', async () => {
    const cold = await coldStart(sharedPromise, requestCount, unlimited);
    expect(cold).toMatchObject({ logins: 1, exchanges: 1, requests: 50, failed: 0, ratio: 1 });
    expect((await warmStart(sharedPromise, requestCount, unlimited)).ratio).toBeGreaterThan(1.3);
  });

  test('004: one login, and the others look every 500 ms', async () => {
    const cold = await coldStart(pollingLock, requestCount, unlimited);
    expect(cold).toMatchObject({ logins: 1, exchanges: 1, requests: 50, failed: 0 });
    expect(cold.ratio).toBeCloseTo(2.9, 1);
  });
});
