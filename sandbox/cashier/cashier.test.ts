import { createMovableClock } from '../open-api/world/clock';
import { createRandom } from '../open-api/world/random';
import { createCashier } from './create-cashier';
import { isSigned, MERCHANT_KEY, signedHeaders } from './signing';

const START = Date.UTC(2026, 0, 1);

const stage = () => {
  const clock = createMovableClock(() => START);
  const random = createRandom('cashier');
  const told: { event: string; signed: boolean }[] = [];
  let status = 200;
  const app = createCashier({
    clock,
    random,
    baseUrl: 'http://cashier.test',
    send: async (_url, headers, body) => {
      told.push({
        event: JSON.parse(body).event,
        signed: isSigned(MERCHANT_KEY, headers, body, clock.now()),
      });
      return status;
    },
  });
  const merchant = async (path: string, content: object, key = MERCHANT_KEY) => {
    const body = JSON.stringify(content);
    const headers = signedHeaders(key, { now: clock.now(), nonce: random.text(8), body });
    const answer = await app.inject({ method: 'POST', url: `/merchant/${path}`, headers, payload: body });
    return { status: answer.statusCode, body: answer.json() };
  };
  const payment = {
    merchantNumber: 'm-1',
    amountFen: 5000,
    subject: '订单 <1>',
    expiresAt: START + 60_000,
    noticeUrl: 'http://shop.test/notices',
  };
  const tap = async (payUrl: string, button: string) =>
    (await app.inject({ method: 'POST', url: `${payUrl.slice('http://cashier.test'.length)}/${button}` }))
      .statusCode;
  const answerWith = (code: number) => {
    status = code;
  };
  return { app, clock, told, merchant, payment, tap, answerWith };
};

test('[H08] a payment is opened, paid on the page, told, queried and given back in parts', async () => {
  const { app, told, merchant, payment, tap } = stage();
  const { payUrl } = (await merchant('payments', payment)).body;
  expect((await merchant('payments', payment)).body.payUrl).toBe(payUrl);
  const page = await app.inject({ method: 'GET', url: payUrl.slice('http://cashier.test'.length) });
  expect(page.body).toContain('¥50.00');
  expect(page.body).toContain('订单 &lt;1&gt;');
  expect(await tap(payUrl, 'pay')).toBe(200);
  expect(await tap(payUrl, 'pay')).toBe(200);
  expect(await tap(payUrl, 'refuse')).toBe(409);
  expect(told).toEqual([{ event: 'payment.paid', signed: true }]);
  expect((await merchant('payments/query', { merchantNumber: 'm-1' })).body).toMatchObject({
    state: 'paid',
    amountFen: 5000,
    paidAt: START,
  });
  const refund = { merchantNumber: 'm-1', refundNumber: 'r-1', amountFen: 3000 };
  for (const _ of [1, 2]) expect((await merchant('refunds', refund)).body).toEqual({ state: 'done' });
  expect((await merchant('refunds', { ...refund, refundNumber: 'r-2' })).status).toBe(422);
  expect((await merchant('refunds', { ...refund, amountFen: 1 })).status).toBe(409);
  expect((await merchant('refunds', { ...refund, refundNumber: 'r-2', amountFen: 2000 })).status).toBe(200);
});

test('[H08] not after its time, not after it was closed', async () => {
  const { clock, merchant, payment, tap } = stage();
  const late = (await merchant('payments', payment)).body.payUrl;
  const closed = (await merchant('payments', { ...payment, merchantNumber: 'm-2' })).body.payUrl;
  expect((await merchant('payments/close', { merchantNumber: 'm-2' })).body).toEqual({ state: 'closed' });
  expect(await tap(closed, 'pay')).toBe(409);
  clock.advance(60_000);
  expect(await tap(late, 'pay')).toBe(409);
  expect((await merchant('refunds', { merchantNumber: 'm-1', refundNumber: 'r', amountFen: 1 })).status).toBe(
    422,
  );
});

test('[H08] only the merchant is heard, and only now', async () => {
  const { app, clock, merchant, payment } = stage();
  expect((await merchant('payments', payment, 'another key')).status).toBe(401);
  const body = JSON.stringify(payment);
  const headers = signedHeaders(MERCHANT_KEY, { now: clock.now(), nonce: 'n', body });
  clock.advance(300_001);
  const old = await app.inject({ method: 'POST', url: '/merchant/payments', headers, payload: body });
  expect(old.statusCode).toBe(401);
  expect((await merchant('payments', { ...payment, amountFen: -1 })).status).toBe(400);
  expect((await merchant('payments/query', { merchantNumber: 'nobody' })).body).toEqual({ state: 'unknown' });
});

test('[H08] what the merchant did not hear is told again', async () => {
  const { app, told, merchant, payment, tap, answerWith } = stage();
  const { payUrl } = (await merchant('payments', payment)).body;
  answerWith(503);
  await tap(payUrl, 'pay');
  expect(await app.notices.deliver()).toBe(1);
  answerWith(200);
  expect(await app.notices.deliver()).toBe(0);
  expect(await app.notices.deliver()).toBe(0);
  expect(told).toHaveLength(3);
});

test('[H08] the hand: lost and doubled notices, calls that fail, refunds that take their time', async () => {
  const { app, told, merchant, payment, tap } = stage();
  const fault = (payload: object) => app.inject({ method: 'POST', url: '/control/faults', payload });
  await fault({ down: 1 });
  expect((await merchant('payments', payment)).status).toBe(503);
  const { payUrl } = (await merchant('payments', payment)).body;
  await fault({ loseNotices: 1 });
  await tap(payUrl, 'pay');
  expect(told).toEqual([]);
  await app.inject({ method: 'POST', url: '/control/deliver' });
  expect(told).toHaveLength(1);
  await fault({ doubleNotices: 1 });
  const second = (await merchant('payments', { ...payment, merchantNumber: 'm-2' })).body.payUrl;
  await tap(second, 'refuse');
  expect(told.map(({ event }) => event)).toEqual(['payment.paid', 'payment.closed', 'payment.closed']);
  await fault({ slowRefunds: 1 });
  const refund = { merchantNumber: 'm-1', refundNumber: 'r-1', amountFen: 10 };
  expect((await merchant('refunds', refund)).body).toEqual({ state: 'under_way' });
  expect((await merchant('refunds', refund)).body).toEqual({ state: 'done' });
  const state = (await app.inject({ method: 'GET', url: '/control/state' })).json();
  expect(state).toMatchObject({ payments: [{ state: 'paid' }, { state: 'closed' }], waitingNotices: 0 });
  expect(JSON.stringify(state)).not.toContain('/pay/');
});
