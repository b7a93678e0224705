import { AnswerError } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import type { OrderCountsAnswer } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { createOrderSlice } from './slice';
import { detailOf, orderOf } from './testing/order-samples';

const start = () => createSliceBench(createOrderSlice);
const minute = 60_000;

const refused = (code: string) => new AnswerError(409, code, '订单状态已变化，请刷新后再试', null);

test('[H09] each tab asks for its state, and a late answer of another tab is dropped', async () => {
  const { now, waiting, answer } = start();
  void now().openOrders(null);
  void now().openOrders('pending_payment');
  expect(waiting('listOrders').map(({ input }) => input)).toEqual([
    { query: {} },
    { query: { status: 'pending_payment' } },
  ]);
  await answer('listOrders', { items: [orderOf('pay')], nextCursor: null, now: 0 }, 1);
  await answer('listOrders', { items: [orderOf('any')], nextCursor: null, now: 0 });
  expect(now().orderList).toMatchObject({ kind: 'ready', items: [{ id: 'pay' }] });
});

test('[H09] the next page is appended', async () => {
  const { now, waiting, answer } = start();
  void now().openOrders(null);
  await answer('listOrders', { items: [orderOf('1')], nextCursor: 'c', now: 0 });
  void now().loadMoreOrders();
  expect(waiting('listOrders')[0]?.input).toEqual({ query: { cursor: 'c' } });
  await answer('listOrders', { items: [orderOf('2')], nextCursor: null, now: 0 });
  expect(now().orderList).toMatchObject({ items: [{ id: '1' }, { id: '2' }], nextCursor: null });
});

test('[H11] counts and newest order are there side by side; no order at all is an answer too', async () => {
  const { now, waiting, answer, sent } = start();
  void now().loadOrderCounts();
  void now().loadNewestOrder();
  expect(sent()).toEqual(['countOrders', 'listOrders']);
  expect(waiting('listOrders')[0]?.input).toEqual({ query: { limit: 1 } });
  await answer('listOrders', { items: [], nextCursor: null, now: 0 });
  expect(now().orderNewest).toEqual({ kind: 'ready', value: null });
  const counts: OrderCountsAnswer = {
    pending_payment: 2,
    pending_shipment: 0,
    pending_receipt: 0,
    completed: 1,
    cancelled: 0,
    after_sales: 1,
  };
  await answer('countOrders', counts);
  expect(now().orderCounts).toEqual({ kind: 'ready', value: counts });
});

const withList = async (tab: 'pending_payment' | null) => {
  const bench = start();
  void bench.now().openOrders(tab);
  await bench.answer('listOrders', { items: [orderOf('1'), orderOf('2')], nextCursor: null, now: 0 });
  const ids = (): unknown => {
    const { orderList } = bench.now();
    return orderList.kind === 'ready'
      ? orderList.items.map(({ id, status }) => `${id} ${status}`)
      : orderList;
  };
  return { ...bench, ids };
};

test('[H09] a cancelled order changes where all stand, and leaves the tab that it was on', async () => {
  const cancelled = detailOf('1', { status: 'cancelled', cancelReason: 'user', actions: ['delete'] });
  for (const [tab, left] of [
    [null, ['1 cancelled', '2 pending_payment']],
    ['pending_payment', ['2 pending_payment']],
  ] as const) {
    const { now, answer, waiting, ids } = await withList(tab);
    const done = now().cancelOrder('1');
    expect(waiting('cancelOrder')[0]?.input).toEqual({ params: { id: '1' } });
    await answer('cancelOrder', { order: cancelled, now: 0 });
    await done;
    expect(ids()).toEqual(left);
  }
});

test('[H09] a deleted order is in no list any more', async () => {
  const { now, answer, ids } = await withList(null);
  const done = now().removeOrder('2');
  await answer('removeOrder', {});
  await done;
  expect(ids()).toEqual(['1 pending_payment']);
});

test('[H09] an order that is not what the device took it for is fetched again, and the refusal is told', async () => {
  const { now, answer, refuse, ids } = await withList(null);
  const done = expect(now().confirmOrder('1')).rejects.toMatchObject({ wireCode: 'ORDER_STATE' });
  await refuse('confirmOrder', refused('ORDER_STATE'));
  await done;
  await answer('listOrders', { items: [orderOf('1', { status: 'cancelled' })], nextCursor: null, now: 0 });
  expect(ids()).toEqual(['1 cancelled']);
});

test('[H09] the shop is reminded once until it may be again, by the clock', async () => {
  const { now, answer, sent, clock } = start();
  const first = now().remindOrder('1');
  await answer('remindOrder', { nextAt: clock.now() + 4 * 60 * minute });
  expect(await first).toMatchObject({ sent: true });
  expect(await now().remindOrder('1')).toEqual({ sent: false, nextAt: clock.now() + 4 * 60 * minute });
  expect(sent()).toEqual(['remindOrder']);
  await clock.advance(4 * 60 * minute);
  void now().remindOrder('1');
  expect(sent()).toHaveLength(2);
});

test('[H09] the count-down is the server’s, whatever the device’s clock says; at its end the order is asked for', async () => {
  const { now, answer, clock, sent } = start();
  void now().openOrder('1');
  const serverNow = 28 * minute;
  await answer('getOrder', { order: detailOf('1'), now: serverNow });
  expect(now().orderPayLeft).toBe(120);
  await clock.advance(60_000);
  expect(now().orderPayLeft).toBe(60);
  await clock.advance(60_000);
  expect([now().orderPayLeft, sent()]).toEqual([0, ['getOrder', 'getOrder']]);
  const over = detailOf('1', { status: 'cancelled', cancelReason: 'timeout', actions: ['delete'] });
  await answer('getOrder', { order: over, now: 30 * minute });
  expect(now().orderShown).toMatchObject({ value: { status: 'cancelled' } });
});

test('[H09] a page that was left counts nothing and asks for nothing', async () => {
  const { now, answer, clock, sent } = start();
  void now().openOrder('1');
  await answer('getOrder', { order: detailOf('1'), now: 29 * minute });
  now().leaveOrder();
  await clock.advance(5 * minute);
  expect([now().orderPayLeft, sent()]).toEqual([60, ['getOrder']]);
});

test('[H09] an order that is not there is told; one that is known survives a lost network', async () => {
  const { now, answer, refuse } = start();
  void now().openOrder('1');
  await refuse('getOrder', refused('NOT_FOUND'));
  expect(now().orderShown).toMatchObject({ kind: 'failed' });
  void now().openOrder('1');
  await answer('getOrder', { order: detailOf('1'), now: 0 });
  void now().openOrder('1');
  await refuse('getOrder', new Error('offline'));
  expect(now().orderShown).toMatchObject({ kind: 'ready', value: { id: '1' } });
});

test('[H09] what a payment changed is fetched when the list is shown next', async () => {
  const { now, answer } = await withList(null);
  now().ordersChanged();
  expect(now().orderListStale).toBe(true);
  void now().refreshOrders();
  await answer('listOrders', { items: [], nextCursor: null, now: 0 });
  expect(now().orderListStale).toBe(false);
});

test('[L27] what was another user’s is forgotten, also what is still on its way', async () => {
  const { now, answer, clock, sent } = start();
  void now().openOrders(null);
  await answer('listOrders', { items: [orderOf('1')], nextCursor: 'c', now: 0 });
  void now().openOrder('1');
  await answer('getOrder', { order: detailOf('1'), now: 29 * minute });
  void now().loadMoreOrders();
  void now().loadNewestOrder();
  now().forgetOrders();
  await answer('listOrders', { items: [orderOf('2')], nextCursor: null, now: 0 });
  await answer('listOrders', { items: [orderOf('2')], nextCursor: null, now: 0 });
  await clock.advance(5 * minute);
  await settle();
  const idle = { kind: 'idle' };
  const { orderList, orderNewest, orderCounts, orderShown, orderShownId } = now();
  expect([orderList, orderNewest, orderCounts, orderShown]).toEqual([idle, idle, idle, idle]);
  expect([orderShownId, sent().filter((name) => name === 'getOrder')]).toEqual([null, ['getOrder']]);
});
