import { AnswerError } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import type { Payment } from '@/contract';
import { benchApi, createSliceBench } from '@/store/testing/slice-bench';
import { createPaymentSlice } from './slice';

const minute = 60_000;

const paymentOf = (part: Partial<Payment> = {}): Payment => ({
  id: 'p1',
  orderId: 'o1',
  orderNumber: 'N1',
  state: 'open',
  amountFen: 5300,
  cashierUrl: 'https://cashier.test/pay/t',
  expiresAt: 30 * minute,
  paidAt: null,
  ...part,
});

type Hint = 'taken' | 'refused' | 'unreached';

const start = (hint: Hint = 'taken') => {
  const asked: string[] = [];
  const { host } = benchApi({ auth: {} as never, clock: {} as never });
  const askCashier = (cashierUrl: string, decision: string): Promise<Hint> => {
    asked.push(`${cashierUrl}/${decision}`);
    return Promise.resolve(hint);
  };
  const bench = createSliceBench(createPaymentSlice, { around: { host: { ...host, askCashier } } });
  const opened = async (now = 0): Promise<void> => {
    void bench.now().startPayment('o1');
    await bench.answer('payOrder', { payment: paymentOf(), now });
  };
  return { ...bench, asked, opened };
};

test('[H08] a payment is opened for an order, and the server’s time runs', async () => {
  const { now, opened, clock, waiting, answer } = start();
  await opened(29 * minute);
  expect([now().payment.kind, now().paymentLeft]).toEqual(['ready', 60]);
  await clock.advance(minute);
  expect(waiting('getPayment')[0]?.input).toEqual({ params: { id: 'p1' } });
  await answer('getPayment', { payment: paymentOf({ state: 'closed', cashierUrl: null }), now: 30 * minute });
  expect(now().payment).toMatchObject({ value: { state: 'closed' } });
});

test('[H08] a payment whose time is over is over, though its state says open yet', async () => {
  const { now, opened, clock, answer } = start();
  await opened(29 * minute);
  expect(now().paymentOver).toBe(false);
  await clock.advance(minute);
  expect(now().paymentOver).toBe(true);
  await answer('getPayment', { payment: paymentOf(), now: 31 * minute });
  expect([now().paymentOver, now().paymentLeft]).toEqual([true, 0]);
});

test('[H08] what the cashier says is a hint: the server’s word decides', async () => {
  for (const [state, outcome] of [
    ['paid', 'paid'],
    ['open', 'open'],
    ['closed', 'closed'],
    ['returned', 'closed'],
  ] as const) {
    const { now, opened, answer, asked } = start('taken');
    await opened();
    const done = now().decidePayment('pay');
    await answer('getPayment', { payment: paymentOf({ state }), now: 0 });
    expect([await done, asked]).toEqual([outcome, ['https://cashier.test/pay/t/pay']]);
  }
});

test('[H08] a refusal goes to the cashier and the payment is over', async () => {
  const { now, opened, answer, asked } = start();
  await opened();
  const done = now().decidePayment('refuse');
  await answer('getPayment', { payment: paymentOf({ state: 'closed', cashierUrl: null }), now: 0 });
  expect([await done, asked]).toEqual(['closed', ['https://cashier.test/pay/t/refuse']]);
  expect([now().paymentLeft, now().paymentSending]).toEqual([0, null]);
});

test('[H08] a double tap asks the cashier once', async () => {
  const { now, opened, answer, asked } = start();
  await opened();
  const taps = [now().decidePayment('pay'), now().decidePayment('pay')];
  await answer('getPayment', { payment: paymentOf({ state: 'paid' }), now: 0 });
  expect([await Promise.all(taps), asked.length]).toEqual([['paid', null], 1]);
});

test('[H08] a cashier that is not reached: paid all the same if the server says so, unknown if not', async () => {
  const { now, opened, answer, refuse } = start('unreached');
  await opened();
  const first = now().decidePayment('pay');
  await answer('getPayment', { payment: paymentOf(), now: 0 });
  expect(await first).toBe('unknown');
  const second = now().decidePayment('pay');
  await refuse('getPayment', new Error('offline'));
  expect([await second, now().payment.kind]).toEqual(['unknown', 'ready']);
  const third = now().decidePayment('pay');
  await answer('getPayment', { payment: paymentOf({ state: 'paid' }), now: 0 });
  expect(await third).toBe('paid');
});

test('[H08] an order that cannot be paid says why; a page that was left counts nothing', async () => {
  const { now, opened, refuse, clock, sent } = start();
  void now().startPayment('o1');
  await refuse('payOrder', new AnswerError(409, 'ORDER_STATE', '订单状态已变化', null));
  expect(now().payment).toEqual({ kind: 'failed', message: '订单状态已变化' });
  await opened(29 * minute);
  now().leavePayment();
  await clock.advance(5 * minute);
  expect([now().paymentLeft, sent()]).toEqual([60, ['payOrder', 'payOrder']]);
});

test('[L27] another user sees nothing of it, also of what is on its way', async () => {
  const { now, opened, answer } = start();
  await opened();
  void now().readPayment('p1');
  now().forgetPayment();
  await answer('getPayment', { payment: paymentOf({ state: 'paid' }), now: 0 });
  await settle();
  expect(now().payment).toEqual({ kind: 'idle' });
});
