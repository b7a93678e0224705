import { AnswerError, AuthError } from '@/auth';
import type { OrderDetail } from '@/contract';
import { createSliceBench, type SentRequest } from '@/store/testing/slice-bench';
import { createRefundSlice } from './slice';
import { refundable, refundOf } from './testing/refund-samples';

const order = {
  id: 'o1',
  items: [{ skuId: 'a', payFen: 1000, quantity: 3, refundQuantity: 0 }],
} as unknown as OrderDetail;

const keyOf = (request: SentRequest | undefined): string => request?.options?.idempotencyKey ?? 'none';

const withForm = async () => {
  const bench = createSliceBench(createRefundSlice);
  void bench.now().openRefundForm('o1');
  await bench.answer('getRefundable', refundable);
  await bench.answer('getOrder', { order, now: 0 });
  bench.now().fillRefund({ reason: 'damaged' });
  return bench;
};

test('[H10] a form is filled in line by line, within what is left', async () => {
  const { now, waiting, answer } = await withForm();
  now().setRefundQuantity('a', 9);
  now().setRefundQuantity('b', -1);
  now().fillRefund({ note: '坏了' });
  const sent = now().sendRefund();
  expect(waiting('applyRefund')[0]?.input).toEqual({
    params: { id: 'o1' },
    body: { reason: 'damaged', note: '坏了', items: [{ skuId: 'a', quantity: 3 }] },
  });
  await answer('applyRefund', { refund: refundOf('r1') });
  expect(await sent).toMatchObject({ id: 'r1' });
});

test('[H10] all tries of one form carry one key, a changed form another', async () => {
  const { now, waiting, refuse } = await withForm();
  const first = expect(now().sendRefund()).rejects.toMatchObject({ code: 'timeout' });
  const key = keyOf(waiting('applyRefund')[0]);
  expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  await refuse('applyRefund', new AuthError('timeout'));
  await first;
  void now().sendRefund();
  expect(keyOf(waiting('applyRefund')[0])).toBe(key);
  now().fillRefund({ note: '更正' });
  void now().sendRefund();
  expect(keyOf(waiting('applyRefund')[1])).not.toBe(key);
});

test('[H10] an order that cannot be given back says so', async () => {
  const { now, refuse } = createSliceBench(createRefundSlice);
  void now().openRefundForm('o1');
  await refuse('getRefundable', new AnswerError(409, 'REFUND_CLOSED', '该订单暂不能申请退款', null));
  expect(now().refundForm).toEqual({ kind: 'failed', message: '该订单暂不能申请退款' });
  expect(await now().sendRefund()).toBeNull();
});

test('[H10] the list of one order asks for that order; pages are appended', async () => {
  const { now, waiting, answer } = createSliceBench(createRefundSlice);
  void now().openRefunds('o1');
  expect(waiting('listRefunds')[0]?.input).toEqual({ query: { orderId: 'o1' } });
  await answer('listRefunds', { items: [refundOf('1')], nextCursor: 'c' });
  void now().loadMoreRefunds();
  expect(waiting('listRefunds')[0]?.input).toEqual({ query: { orderId: 'o1', cursor: 'c' } });
  await answer('listRefunds', { items: [refundOf('2')], nextCursor: null });
  expect(now().refundList).toMatchObject({ items: [{ id: '1' }, { id: '2' }] });
});

test('[H10] what is withdrawn shows on its page and in the list', async () => {
  const { now, answer } = createSliceBench(createRefundSlice);
  void now().openRefunds(null);
  await answer('listRefunds', { items: [refundOf('1')], nextCursor: null });
  void now().openRefund('1');
  await answer('getRefund', { refund: refundOf('1') });
  const done = now().withdrawRefund('1');
  await answer('withdrawRefund', { refund: refundOf('1', { state: 'withdrawn', canWithdraw: false }) });
  await done;
  expect(now().refundShown).toMatchObject({ value: { state: 'withdrawn' } });
  expect(now().refundList).toMatchObject({ items: [{ state: 'withdrawn' }] });
});

test('[H10] a refund that was reviewed meanwhile cannot be withdrawn, and is fetched again', async () => {
  const { now, answer, refuse } = createSliceBench(createRefundSlice);
  void now().openRefund('1');
  await answer('getRefund', { refund: refundOf('1') });
  const done = expect(now().withdrawRefund('1')).rejects.toMatchObject({ wireCode: 'ORDER_STATE' });
  await refuse('withdrawRefund', new AnswerError(409, 'ORDER_STATE', '订单状态已变化', null));
  await done;
  await answer('getRefund', { refund: refundOf('1', { state: 'refunded', canWithdraw: false }) });
  expect(now().refundShown).toMatchObject({ value: { state: 'refunded' } });
});

test('[L27] another user sees nothing of it, also of what is on its way', async () => {
  const { now, answer } = await withForm();
  void now().openRefunds(null);
  void now().openRefund('1');
  now().forgetRefunds();
  await answer('listRefunds', { items: [refundOf('1')], nextCursor: null });
  await answer('getRefund', { refund: refundOf('1') });
  const idle = { kind: 'idle' };
  expect([now().refundList, now().refundShown, now().refundForm]).toEqual([idle, idle, idle]);
});
