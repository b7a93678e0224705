import { AnswerError, AuthError } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import type { Address, Checkout, OrderDetail, OrderLine } from '@/contract';
import { createSliceBench, type SentRequest } from '@/store/testing/slice-bench';
import { checkoutKey } from './checkout-key';
import { createCheckoutSlice } from './slice';

const item = {
  skuId: 'a-1',
  productId: 'a',
  title: '苹果',
  specText: '2 斤装',
  image: '/a.webp',
  priceFen: 2390,
  quantity: 2,
};
const line: OrderLine = { ...item, discountFen: 0, payFen: 4780, refundQuantity: 0 };
const address = { id: 'home', province: '浙江省', city: '杭州市', district: '西湖区' } as Address;

const quoteOf = (part: Partial<Checkout> = {}): { checkout: Checkout } => ({
  checkout: {
    lines: [line],
    problems: [],
    address,
    couponId: null,
    coupons: [],
    goodsFen: 4780,
    discountFen: 0,
    freightFen: 600,
    totalFen: 5380,
    freeFreightFromFen: 4900,
    ...part,
  },
});

const ordered = { order: { id: 'o1' } as OrderDetail, now: 0 };
const refusal = (code: string) => new AnswerError(409, code, code, null);
const keyOf = (request: SentRequest | undefined): string => request?.options?.idempotencyKey ?? 'none';

/** A checkout that was counted once. */
const start = async (part: Partial<Checkout> = {}) => {
  const bench = createSliceBench(createCheckoutSlice);
  bench.now().beginCheckout([item], true);
  void bench.now().refreshCheckout();
  await bench.answer('checkout', quoteOf(part));
  return bench;
};

test('[H07] [I07] the SKU and count that were chosen are counted, and ordered as they were shown', async () => {
  const bench = createSliceBench(createCheckoutSlice);
  bench.now().beginCheckout([item], false);
  void bench.now().refreshCheckout();
  expect(bench.waiting('checkout')[0]?.input).toEqual({ body: { items: [{ skuId: 'a-1', quantity: 2 }] } });
  expect(await bench.now().submitCheckout()).toEqual({ kind: 'ignored' });
  await bench.answer('checkout', quoteOf({ couponId: 'c1' }));
  bench.now().setCheckoutRemark(' 放门口 ');
  const submitted = bench.now().submitCheckout();
  expect(bench.waiting('createOrder')[0]?.input).toEqual({
    body: {
      items: [{ skuId: 'a-1', quantity: 2 }],
      fromCart: false,
      addressId: 'home',
      couponId: 'c1',
      remark: '放门口',
      expectedTotalFen: 5380,
    },
  });
  await bench.answer('createOrder', ordered);
  expect([await submitted, bench.now().checkout.kind]).toEqual([{ kind: 'ordered', orderId: 'o1' }, 'done']);
  expect(await bench.now().submitCheckout()).toEqual({ kind: 'ignored' });
});

test('[H07] a double tap makes one order', async () => {
  const { now, sent, answer } = await start();
  const taps = [now().submitCheckout(), now().submitCheckout()];
  await answer('createOrder', ordered);
  expect((await Promise.all(taps)).map(({ kind }) => kind)).toEqual(['ordered', 'ignored']);
  expect(sent().filter((name) => name === 'createOrder')).toHaveLength(1);
});

test('[H07] all tries of one checkout carry one key and one body, and the next checkout another key', async () => {
  const { now, sent, waiting, refuse } = await start();
  const first = expect(now().submitCheckout()).rejects.toMatchObject({ code: 'timeout' });
  const [before] = waiting('createOrder');
  expect(keyOf(before)).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
  await refuse('createOrder', new AuthError('timeout'));
  await first;
  expect(now().checkout.kind).toBe('unsure');
  // The order may be there and have taken the last pieces: what is shown is left alone.
  await now().refreshCheckout();
  expect(sent().filter((name) => name === 'checkout')).toHaveLength(1);
  void now().submitCheckout();
  const [again] = waiting('createOrder');
  expect([keyOf(again), again?.input]).toEqual([keyOf(before), before?.input]);
  now().beginCheckout([item], true);
  expect(now().checkout).toMatchObject({ kind: 'open' });
  expect(now().checkout).not.toMatchObject({ key: keyOf(before) });
});

test('[H07] an earlier try that was answered by nobody has made the order: no second one', async () => {
  const { now, refuse } = await start();
  const first = expect(now().submitCheckout()).rejects.toMatchObject({ code: 'offline' });
  await refuse('createOrder', new AuthError('offline'));
  await first;
  now().setCheckoutRemark('快一点');
  const again = now().submitCheckout();
  await refuse('createOrder', refusal('IDEMPOTENCY_KEY_REUSED'));
  expect([await again, now().checkout.kind]).toEqual([{ kind: 'earlier' }, 'done']);
});

test('[H07] PRICE_CHANGED: counted again, said so, and the next try is for the new sum', async () => {
  const { now, waiting, answer, refuse } = await start();
  const first = expect(now().submitCheckout()).rejects.toMatchObject({ wireCode: 'PRICE_CHANGED' });
  await refuse('createOrder', refusal('PRICE_CHANGED'));
  await answer('checkout', quoteOf({ totalFen: 5400 }));
  await first;
  expect([now().checkoutChanged, now().checkout.kind]).toEqual([true, 'open']);
  void now().submitCheckout();
  expect(waiting('createOrder')[0]?.input).toMatchObject({ body: { expectedTotalFen: 5400 } });
  expect(now().checkoutChanged).toBe(false);
});

test('[H07] what cannot be had is told; who goes on orders what can', async () => {
  const { now, waiting, answer, refuse } = await start();
  const first = expect(now().submitCheckout()).rejects.toMatchObject({ wireCode: 'OUT_OF_STOCK' });
  await refuse('createOrder', refusal('OUT_OF_STOCK'));
  const short = { ...item, reason: 'short' as const, available: 1 };
  await answer('checkout', quoteOf({ lines: [], problems: [short] }));
  await first;
  void now().dropCheckoutProblems();
  expect(waiting('checkout')[0]?.input).toEqual({ body: { items: [{ skuId: 'a-1', quantity: 1 }] } });
  await answer('checkout', quoteOf());
  void now().submitCheckout();
  expect(waiting('createOrder')[0]?.input).toMatchObject({
    body: { items: [{ skuId: 'a-1', quantity: 1 }] },
  });
});

test('[H15] a coupon that cannot be used any more gives way to the best one', async () => {
  const { now, waiting, answer, refuse } = await start();
  void now().chooseCheckoutCoupon('c1');
  await answer('checkout', quoteOf({ couponId: 'c1' }));
  const first = expect(now().submitCheckout()).rejects.toMatchObject({ wireCode: 'COUPON_UNUSABLE' });
  await refuse('createOrder', refusal('COUPON_UNUSABLE'));
  expect(waiting('checkout')[0]?.input).toEqual({ body: { items: [{ skuId: 'a-1', quantity: 2 }] } });
  await answer('checkout', quoteOf());
  await first;
});

test('[H07] [H15] address and coupon are choices of their own, and a late answer of an older one is dropped', async () => {
  const { now, waiting, answer } = await start();
  void now().chooseCheckoutAddress('work');
  await answer('checkout', quoteOf({ address: { ...address, id: 'work' } }));
  void now().chooseCheckoutCoupon('c1');
  void now().chooseCheckoutCoupon(null);
  expect(waiting('checkout').map(({ input }) => input)).toMatchObject([
    { body: { addressId: 'work', couponId: 'c1' } },
    { body: { addressId: 'work', couponId: null } },
  ]);
  await answer('checkout', quoteOf({ couponId: null, totalFen: 1 }), 1);
  await answer('checkout', quoteOf({ couponId: 'c1', totalFen: 2 }));
  expect(now().checkoutQuote).toMatchObject({ kind: 'ready', value: { couponId: null, totalFen: 1 } });
});

test('[H14] the chosen address was deleted: the default one takes its place', async () => {
  const { now, waiting, answer, refuse } = await start();
  const chosen = now().chooseCheckoutAddress('gone');
  await refuse('checkout', new AnswerError(404, 'NOT_FOUND', null, 'addressId'));
  expect(waiting('checkout')[0]?.input).toEqual({ body: { items: [{ skuId: 'a-1', quantity: 2 }] } });
  await answer('checkout', quoteOf());
  await chosen;
  expect(now().checkoutChoice).toEqual({});
});

test('[H07] a choice that failed leaves what was shown; the first count that failed says so', async () => {
  const { now, refuse } = await start();
  const chosen = expect(now().chooseCheckoutCoupon('c1')).rejects.toMatchObject({ code: 'offline' });
  await refuse('checkout', new AuthError('offline'));
  await chosen;
  expect(now().checkoutQuote).toMatchObject({ kind: 'ready', value: { couponId: null } });
  now().forgetCheckout();
  void now().refreshCheckout();
  await refuse('checkout', new AuthError('offline'));
  expect(now().checkoutQuote.kind).toBe('failed');
});

test('[H07] the answer to a checkout that was left does not close the one that is open', async () => {
  const { now, answer } = await start();
  void now().submitCheckout();
  now().beginCheckout([{ ...item, skuId: 'b-1' }], false);
  await answer('createOrder', ordered);
  expect(now().checkout).toMatchObject({ kind: 'open', lines: [{ skuId: 'b-1' }] });
});

test('[L27] address and coupons of another user are forgotten, the goods stay', async () => {
  const { now, answer } = await start();
  void now().chooseCheckoutAddress('work');
  now().forgetCheckout();
  await answer('checkout', quoteOf());
  await settle();
  expect([now().checkoutQuote, now().checkoutChoice]).toEqual([{ kind: 'idle' }, {}]);
  expect(now().checkout).toMatchObject({ kind: 'open', lines: [{ skuId: 'a-1' }] });
});

test('[H07] a key has the shape that the wire asks for at both ends of chance', () => {
  for (const random of [() => 0, () => 1 - 2 ** -53])
    expect(checkoutKey(1_700_000_000_000, random)).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});
