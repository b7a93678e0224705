import { AnswerError, AuthError } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import type { Order } from '@/contract';
import { createSliceBench, type SentRequest } from '@/store/testing/slice-bench';
import { checkoutKey } from './checkout-key';
import { checkoutSums } from './checkout-sums';
import { tabOf } from './order-words';
import { createOrderSlice } from './slice';

const line = {
  skuId: 'a-1',
  productId: 'a',
  title: '苹果',
  specText: '2 斤装',
  image: '/a.webp',
  priceFen: 2390,
  quantity: 2,
};
const order = (id: string): Order => ({
  id,
  number: id,
  status: 'pending_payment',
  items: [line],
  totalFen: 4780,
  createdAt: 0,
});

const keyOf = (request: SentRequest | undefined): string => request?.options?.idempotencyKey ?? 'none';

test('[H07] [I07] a checkout orders the SKU and count that were chosen', async () => {
  const { now, waiting, answer } = createSliceBench(createOrderSlice);
  now().beginCheckout([line], false);
  expect(checkoutSums([line, { ...line, skuId: 'b', quantity: 1, priceFen: 5 }])).toEqual({
    pieces: 3,
    totalFen: 4785,
  });
  const submitted = now().submitCheckout();
  expect(waiting('createOrder')[0]?.input).toEqual({
    body: { items: [{ skuId: 'a-1', quantity: 2 }], fromCart: false },
  });
  await answer('createOrder', { order: order('o1') });
  expect([await submitted, now().checkout.kind]).toEqual([true, 'done']);
  expect(await now().submitCheckout()).toBe(false);
});

test('[H07] a double tap makes one order', async () => {
  const { now, sent, answer } = createSliceBench(createOrderSlice);
  now().beginCheckout([line], true);
  const taps = [now().submitCheckout(), now().submitCheckout()];
  await answer('createOrder', { order: order('o1') });
  expect(await Promise.all(taps)).toEqual([true, false]);
  expect(sent()).toEqual(['createOrder']);
});

test('[H07] all tries of one checkout carry one key, and the next checkout another', async () => {
  const { now, waiting, refuse } = createSliceBench(createOrderSlice);
  now().beginCheckout([line], true);
  const first = expect(now().submitCheckout()).rejects.toMatchObject({ code: 'timeout' });
  const key = keyOf(waiting('createOrder')[0]);
  expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  await refuse('createOrder', new AuthError('timeout'));
  await first;
  const again = expect(now().submitCheckout()).rejects.toMatchObject({ wireCode: 'OUT_OF_STOCK' });
  expect(keyOf(waiting('createOrder')[0])).toBe(key);
  await refuse('createOrder', new AnswerError(409, 'OUT_OF_STOCK', '库存不足', null));
  await again;
  now().beginCheckout([line], true);
  void now().submitCheckout();
  expect(keyOf(waiting('createOrder')[0])).not.toBe(key);
});

test('[H07] the answer to a checkout that was left does not close the one that is open', async () => {
  const { now, answer } = createSliceBench(createOrderSlice);
  now().beginCheckout([line], true);
  void now().submitCheckout();
  now().beginCheckout([{ ...line, skuId: 'b-1' }], false);
  await answer('createOrder', { order: order('o1') });
  expect(now().checkout).toMatchObject({ kind: 'open', lines: [{ skuId: 'b-1' }] });
});

test('[H07] a key has the shape that the wire asks for at both ends of chance', () => {
  for (const random of [() => 0, () => 1 - 2 ** -53])
    expect(checkoutKey(1_700_000_000_000, random)).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});

test('[H09] each tab asks for its state, and a late answer of another tab is dropped', async () => {
  const { now, waiting, answer } = createSliceBench(createOrderSlice);
  void now().openOrders(null);
  void now().openOrders('pending_payment');
  expect(waiting('listOrders').map(({ input }) => input)).toEqual([
    { query: {} },
    { query: { status: 'pending_payment' } },
  ]);
  await answer('listOrders', { items: [order('pay')], nextCursor: null }, 1);
  await answer('listOrders', { items: [order('any')], nextCursor: null });
  expect(now().orderList).toMatchObject({ kind: 'ready', items: [{ id: 'pay' }] });
});

test('[H09] the next page is appended', async () => {
  const { now, waiting, answer } = createSliceBench(createOrderSlice);
  void now().openOrders(null);
  await answer('listOrders', { items: [order('1')], nextCursor: 'c' });
  void now().loadMoreOrders();
  expect(waiting('listOrders')[0]?.input).toEqual({ query: { cursor: 'c' } });
  await answer('listOrders', { items: [order('2')], nextCursor: null });
  expect(now().orderList).toMatchObject({ items: [{ id: '1' }, { id: '2' }], nextCursor: null });
});

test('[H09] an address names a tab or means all', () => {
  expect(['completed', 'cancelled', 'x', undefined].map(tabOf)).toEqual(['completed', null, null, null]);
});

test('[H11] counts and newest order are there side by side; no order at all is an answer too', async () => {
  const { now, waiting, answer, sent } = createSliceBench(createOrderSlice);
  void now().loadOrderCounts();
  void now().loadNewestOrder();
  expect(sent()).toEqual(['countOrders', 'listOrders']);
  expect(waiting('listOrders')[0]?.input).toEqual({ query: { limit: 1 } });
  await answer('listOrders', { items: [], nextCursor: null });
  expect(now().orderNewest).toEqual({ kind: 'ready', value: null });
  const counts = { pending_payment: 2, pending_shipment: 0, pending_receipt: 0, completed: 1, cancelled: 0 };
  await answer('countOrders', counts);
  expect(now().orderCounts).toEqual({ kind: 'ready', value: counts });
  await settle();
});

test('[L27] what was another user’s is forgotten, also what is still on its way', async () => {
  const { now, answer } = createSliceBench(createOrderSlice);
  now().beginCheckout([line], false);
  void now().openOrders(null);
  await answer('listOrders', { items: [order('1')], nextCursor: 'c' });
  void now().loadMoreOrders();
  void now().loadNewestOrder();
  now().forgetOrders();
  await answer('listOrders', { items: [order('2')], nextCursor: null });
  await answer('listOrders', { items: [order('2')], nextCursor: null });
  const idle = { kind: 'idle' };
  expect([now().orderList, now().orderNewest, now().orderCounts]).toEqual([idle, idle, idle]);
  expect(now().checkout).toMatchObject({ kind: 'open', lines: [{ skuId: 'a-1' }] });
});
