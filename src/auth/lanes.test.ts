import { createLanes } from './lanes';
import { createDeferred } from './promises';
import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { settle } from './testing/manual-clock';
import { watch } from './testing/watch';

const remembered = { remembered: (shop: FakeShop) => shop.issue(member) };

test('[L26] ten at most are under way; each that ends lets the next one go', async () => {
  const { auth, transport, clock } = createTestAuth(remembered);
  transport.hold('getCart');
  const carts = Array.from({ length: 50 }, () => watch(auth.request('getCart', {})));
  await clock.advance(0);
  expect(transport.requests('getCart')).toHaveLength(10);
  transport.release('getCart');
  await clock.advance(0);
  expect(transport.requests('getCart')).toHaveLength(50);
  expect(carts.every(({ state }) => state === 'resolved')).toBe(true);
});

test('[L26] a turn that was handed over is not given away a second time', async () => {
  const takeTurn = createLanes(2);
  const gates = Array.from({ length: 5 }, () => createDeferred<void>());
  const begun: number[] = [];
  const go = (which: number) =>
    takeTurn('getCart', () => {
      begun.push(which);
      return gates[which]?.promise ?? Promise.resolve();
    });
  const first = [go(0), go(1), go(2)];
  gates[0]?.resolve();
  await settle();
  const late = [go(3), go(4)];
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  gates[1]?.resolve();
  await settle();
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const gate of gates) gate.resolve();
  await Promise.all([...first, ...late]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test('[L26] login first, then what the user waits for in its order, telemetry last', async () => {
  const takeTurn = createLanes(1);
  const gate = createDeferred<void>();
  const order: string[] = [];
  const go = (name: Parameters<typeof takeTurn>[0], label: string = name) =>
    takeTurn(name, async () => {
      order.push(label);
    });
  const all = [
    takeTurn('getCart', () => gate.promise),
    go('sendTelemetry'),
    go('getCart', 'first'),
    go('listProducts', 'second'),
    go('exchange'),
    go('bindPhone'),
  ];
  await settle();
  expect(order).toEqual([]);
  gate.resolve();
  await Promise.all(all);
  expect(order).toEqual(['exchange', 'bindPhone', 'first', 'second', 'sendTelemetry']);
});

test('[L26] a login is not kept waiting by requests that came before it', async () => {
  const { auth, transport, clock, shop } = createTestAuth(remembered);
  transport.hold('listProducts');
  for (let i = 0; i < 30; i += 1) void auth.request('listProducts', { query: {} });
  await clock.advance(0);
  shop.kill();
  const login = watch(auth.login());
  await clock.advance(0);
  transport.release('listProducts');
  await clock.advance(0);
  expect(login.state).toBe('resolved');
  expect(transport.requests()[10]?.name).toBe('exchange');
});

test('[L26] [L25] one that never answers gives its turn back when it is given up', async () => {
  const { auth, transport, clock } = createTestAuth(remembered);
  transport.always('addToCart', 'silence');
  const body = { skuId: 's', quantity: 1 };
  const silent = Array.from({ length: 10 }, () => watch(auth.request('addToCart', { body })));
  const cart = watch(auth.request('getCart', {}));
  await clock.advance(10_999);
  expect(cart.state).toBe('pending');
  await clock.advance(1);
  expect(cart.state).toBe('resolved');
  expect(silent.every(({ error }) => (error as { code: string }).code === 'timeout')).toBe(true);
});
