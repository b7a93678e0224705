import { newId, systemRandom } from '../../random';
import { createManualClock } from '../../testing/manual-clock';
import { createCashierChannel } from './cashier-channel';
import { signatureOf } from './cashier-signature';

const key = 'a-key-of-both-sides';
const clock = createManualClock();

const channel = (answer: () => Promise<Response>) =>
  createCashierChannel({
    url: 'http://cashier.test',
    key,
    noticeUrl: () => 'http://shop.test/notices',
    clock,
    random: systemRandom,
    fetch: answer,
    timeoutMs: 1000,
  });

const { readNotice } = channel(async () => new Response());
const paid = JSON.stringify({
  event: 'payment.paid',
  merchantNumber: 'p-1',
  amountFen: 5000,
  number: 'SC1',
  paidAt: 1,
});

const signed = (body: string, { at = clock.now(), by = key } = {}) => {
  const [timestamp, nonce] = [String(Math.floor(at / 1000)), newId(systemRandom)];
  return {
    headers: {
      'cashier-timestamp': timestamp,
      'cashier-nonce': nonce,
      'cashier-signature': signatureOf(by, timestamp, nonce, body),
    },
    body,
  };
};

test('[H08] what the channel signed is read', () => {
  expect(readNotice(signed(paid))).toEqual({
    kind: 'paid',
    paymentId: 'p-1',
    amountFen: 5000,
    channelNumber: 'SC1',
    paidAt: 1,
  });
  expect(readNotice(signed('{"event":"payment.closed","merchantNumber":"p-1"}'))).toEqual({
    kind: 'closed',
    paymentId: 'p-1',
  });
  expect(readNotice(signed('{"event":"refund.done","refundNumber":"r","amountFen":3}'))).toEqual({
    kind: 'refunded',
    refundNumber: 'r',
    amountFen: 3,
  });
});

test('[H08] forged, changed, replayed late and unsigned notices are SIGNATURE_WRONG', () => {
  const wrong = { code: 'SIGNATURE_WRONG' };
  const throwing = (request: Parameters<typeof readNotice>[0]) => {
    try {
      return readNotice(request);
    } catch (error) {
      return error;
    }
  };
  const genuine = signed(paid);
  const { 'cashier-signature': _, ...unsigned } = genuine.headers;
  const cases = [
    signed(paid, { by: 'another key' }),
    { ...genuine, body: paid.replace('5000', '5001') },
    { ...genuine, headers: { ...genuine.headers, 'cashier-nonce': 'x' } },
    { headers: unsigned, body: paid },
    { headers: {}, body: paid },
    signed(paid, { at: clock.now() - 301_000 }),
    signed(paid, { at: clock.now() + 301_000 }),
    { ...genuine, headers: { ...genuine.headers, 'cashier-timestamp': 'NaN' } },
  ];
  for (const request of cases) expect(throwing(request)).toMatchObject(wrong);
});

test.each(['{}', '[]', 'nonsense', '{"event":"payment.paid","merchantNumber":"p","amountFen":-1}'])(
  '[H08] %s, though signed, is INVALID_INPUT',
  (body) => {
    expect(() => readNotice(signed(body))).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  },
);

test.each<[string, () => Promise<Response>]>([
  ['a status', async () => new Response('{}', { status: 500 })],
  ['no JSON', async () => new Response('<html>')],
  ['an unknown state', async () => new Response('{"state":"maybe"}')],
  ['a paid one without its sum', async () => new Response('{"state":"paid"}')],
  ['nothing at all', () => Promise.reject(new Error('connect ECONNREFUSED'))],
])('[H08] an answer that is %s is PAYMENT_UNAVAILABLE', async (_, answer) => {
  await expect(channel(answer).query('p-1')).rejects.toMatchObject({ code: 'PAYMENT_UNAVAILABLE' });
});
