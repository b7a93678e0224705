import { createTestAuth, type TestAuthOptions } from './testing/create-test-auth';
import type { FakeShop } from './testing/fake-shop';

const ms = { login: 300, exchange: 200, request: 100 };

/** A world in which every way takes its time. */
const create = (options: TestAuthOptions = {}) => {
  const test = createTestAuth(options);
  const { clock, host, transport } = test;
  const wait = (time: number): Promise<void> => new Promise((resolve) => void clock.setTimer(resolve, time));
  const { login } = host;
  const { send } = transport;
  Object.assign(host, { login: () => wait(ms.login).then(login) });
  Object.assign(transport, {
    send: async (request: Parameters<typeof send>[0]) => {
      await wait(request.path.endsWith('/exchange') ? ms.exchange : ms.request);
      return send(request);
    },
  });
  return test;
};

/** Milliseconds until the last of so many requests at once is answered. */
const last = async ({ auth, clock }: ReturnType<typeof create>, count: number): Promise<number> => {
  const startedAt = clock.now();
  let endedAt = startedAt;
  const all = Array.from({ length: count }, () =>
    auth.request('getCart', {}).then(() => {
      endedAt = clock.now();
    }),
  );
  await clock.advance(10_000);
  await Promise.all(all);
  return endedAt - startedAt;
};

test('[L05] cold start, 50 at once: one login, one exchange, and not a millisecond more than those and one request', async () => {
  const test = create({ maxRequests: 50 });
  expect(await last(test, 50)).toBe(ms.login + ms.exchange + ms.request);
  expect([test.host.asked.login, test.transport.requests('exchange').length]).toEqual([1, 1]);
});

test('[L05] [L26] on a host that lets ten through at once the last ones wait for their turn, and for nothing else', async () => {
  expect(await last(create(), 10)).toBe(ms.login + ms.exchange + ms.request);
  expect(await last(create(), 50)).toBe(ms.login + ms.exchange + 5 * ms.request);
});

test('[L04] warm start: no login, no exchange, the first answer after one request', async () => {
  const test = create({ remembered: (shop: FakeShop) => shop.issue() });
  void test.auth.init();
  expect(await last(test, 1)).toBe(ms.request);
  expect([test.host.asked.login, test.transport.requests('exchange').length]).toEqual([0, 0]);
});
