import { createTestAuth } from './testing/create-test-auth';
import { type FakeShop, member } from './testing/fake-shop';
import { refuse } from './testing/scripted-transport';

const remembered = { remembered: (shop: FakeShop) => shop.issue(member) };
const masked = { mask: true };

test('[L23] it shows after 300 ms, not before, and goes with the answer', async () => {
  const { auth, transport, told, clock } = createTestAuth(remembered);
  transport.hold('getCart');
  const cart = auth.request('getCart', {}, masked);
  await clock.advance(299);
  expect(told.loading).toEqual([]);
  await clock.advance(1);
  expect(told.loading).toEqual([true]);
  transport.release('getCart');
  await cart;
  expect(told.loading).toEqual([true, false]);
});

test('[L23] a quick call shows nothing and leaves no timer', async () => {
  const { auth, told, clock } = createTestAuth(remembered);
  await auth.request('getCart', {}, masked);
  await clock.advance(1_000);
  expect([told.loading, clock.pending()]).toEqual([[], 0]);
});

test('[L23] several quick calls at once show nothing either, also later', async () => {
  const { auth, told, clock } = createTestAuth(remembered);
  await Promise.all([auth.request('getCart', {}, masked), auth.request('getMe', {}, masked)]);
  expect(clock.pending()).toBe(0);
  await clock.advance(1_000);
  expect(told.loading).toEqual([]);
});

test('[L23] counted: one mask for all, gone with the last', async () => {
  const { auth, transport, told, clock } = createTestAuth(remembered);
  transport.hold('getCart');
  transport.hold('getMe');
  const both = [auth.request('getCart', {}, masked), auth.request('getMe', {}, masked)];
  await clock.advance(300);
  transport.release('getCart');
  await clock.advance(0);
  expect(told.loading).toEqual([true]);
  transport.release('getMe');
  await Promise.all(both);
  expect(told.loading).toEqual([true, false]);
});

test.each([
  ['refused', refuse('OUT_OF_STOCK')],
  ['never answered', 'silence'],
  ['offline', { failure: 'offline' }],
] as const)('[L23] %s: it goes as well', async (_, reply) => {
  const { auth, transport, told, clock } = createTestAuth(remembered);
  transport.always('addToCart', reply);
  transport.hold('addToCart');
  const add = auth.request('addToCart', { body: { skuId: 's', quantity: 1 } }, masked).catch(() => undefined);
  await clock.advance(400);
  transport.release('addToCart');
  await clock.advance(11_000);
  await add;
  expect(told.loading).toEqual([true, false]);
});

test('[L23] the wait for a login counts; a call without the option shows nothing', async () => {
  const { auth, host, transport, told, clock } = createTestAuth();
  host.hold();
  const cart = auth.request('getCart', {}, masked);
  await clock.advance(300);
  expect(told.loading).toEqual([true]);
  host.release();
  await cart;
  transport.hold('getCart');
  const plain = auth.request('getCart', {});
  await clock.advance(1_000);
  transport.release('getCart');
  await plain;
  expect(told.loading).toEqual([true, false]);
});
