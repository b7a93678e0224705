import { AnswerError, AuthError, type AuthState } from '@/auth';
import type { CartItem } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { BURST_PAUSE_MS } from './bursts';
import { createCartSlice } from './slice';
import { cartItem, cartOf } from './testing/cart-samples';

const item = (skuId: string, quantity: number, more: Partial<CartItem> = {}): CartItem =>
  cartItem(skuId, { quantity, ...more });
const cart = (...items: CartItem[]) => ({ cart: cartOf(items) });

const start = async (...items: CartItem[]) => {
  const bench = createSliceBench(createCartSlice);
  void bench.now().loadCart();
  await bench.answer('getCart', cart(...items));
  const quantities = (): Record<string, number> => {
    const { cart: state } = bench.now();
    return state.kind === 'ready'
      ? Object.fromEntries(state.value.items.map(({ skuId, quantity }) => [skuId, quantity]))
      : {};
  };
  return { ...bench, quantities };
};

test('[H06] a burst of taps shows at once and is one request', async () => {
  const { now, clock, waiting, answer, sent, quantities } = await start(item('a', 1));
  for (const quantity of [2, 3, 4]) {
    now().changeCartQuantity('a', quantity);
    await clock.advance(BURST_PAUSE_MS - 1);
  }
  expect(now().cartWanted).toEqual({ a: 4 });
  expect(waiting('setCartItem')).toHaveLength(0);
  await clock.advance(1);
  expect(waiting('setCartItem').map(({ input }) => input)).toEqual([
    { params: { skuId: 'a' }, body: { quantity: 4 } },
  ]);
  await answer('setCartItem', cart(item('a', 4)));
  expect([now().cartWanted, quantities(), sent().length]).toEqual([{}, { a: 4 }, 2]);
});

test('[H06] the server is the truth: a refused count falls back, with the reason', async () => {
  const { now, clock, refuse, answer, quantities } = await start(item('a', 1));
  now().changeCartQuantity('a', 9);
  await clock.advance(BURST_PAUSE_MS);
  await refuse('setCartItem', new AnswerError(409, 'OUT_OF_STOCK', '库存不足', null));
  expect([now().cartWanted, now().cartNotice]).toEqual([{}, '库存不足']);
  await answer('getCart', cart(item('a', 1, { stock: 3 })));
  expect(quantities()).toEqual({ a: 1 });
  now().cartNoticeShown();
  expect(now().cartNotice).toBeNull();
});

test('[H06] taps during a request stay on the screen and follow it', async () => {
  const { now, clock, answer, waiting } = await start(item('a', 1));
  now().changeCartQuantity('a', 2);
  await clock.advance(BURST_PAUSE_MS);
  now().changeCartQuantity('a', 3);
  await answer('setCartItem', cart(item('a', 2)));
  expect(now().cartWanted).toEqual({ a: 3 });
  await clock.advance(BURST_PAUSE_MS);
  expect(waiting('setCartItem')[0]?.input).toMatchObject({ body: { quantity: 3 } });
});

test('[H06] changes go one after the other, so that the last answer is the newest cart', async () => {
  const { now, answer, waiting, quantities } = await start(item('a', 1));
  void now().addToCart('b', 1);
  void now().removeFromCart(['a']);
  expect(waiting('removeCartItems')).toHaveLength(0);
  await answer('addToCart', cart(item('a', 1), item('b', 1)));
  await answer('removeCartItems', cart(item('b', 1)));
  expect(quantities()).toEqual({ b: 1 });
});

test('[H06] a read that was under way when a change began never replaces its answer', async () => {
  const { now, answer, quantities } = await start(item('a', 1));
  void now().loadCart();
  void now().addToCart('b', 1);
  await answer('addToCart', cart(item('a', 1), item('b', 1)));
  await answer('getCart', cart(item('a', 1)));
  expect(quantities()).toEqual({ a: 1, b: 1 });
});

test('[H06] of two reads the later one counts, whichever answers first', async () => {
  const { now, answer, quantities } = await start(item('a', 1));
  void now().loadCart();
  void now().loadCart();
  await answer('getCart', cart(item('newest', 1)), 1);
  await answer('getCart', cart(item('older', 1)));
  expect(quantities()).toEqual({ newest: 1 });
});

test('[H06] a read during a change waits for its answer, which is the whole cart', async () => {
  const { now, answer, sent } = await start(item('a', 1));
  void now().addToCart('b', 1);
  const read = now().loadCart();
  await answer('addToCart', cart(item('b', 1)));
  await read;
  expect(sent()).toEqual(['getCart', 'addToCart']);
});

test('[H06] a refused addition reaches its caller', async () => {
  const { now, refuse } = await start();
  const added = expect(now().addToCart('a', 3)).rejects.toMatchObject({ wireCode: 'PURCHASE_LIMIT' });
  await refuse('addToCart', new AnswerError(409, 'PURCHASE_LIMIT', '超出限购数量', null));
  await added;
});

test('[H06] checkout waits for the last taps and takes what the server says', async () => {
  const { now, answer } = await start(item('a', 1), item('b', 1));
  now().tickCartItem('b', false);
  now().changeCartQuantity('a', 5);
  const settled = now().settleCart();
  await answer('setCartItem', cart(item('a', 4), item('b', 1)));
  await answer('checkCart', cart(item('a', 4), item('b', 1, { checked: false })));
  expect((await settled).map(({ skuId, quantity }) => [skuId, quantity])).toEqual([['a', 4]]);
});

test('[H06] a tap that was refused leads to no checkout: it would not be what the user saw', async () => {
  const { now, refuse } = await start(item('a', 1));
  now().changeCartQuantity('a', 5);
  const settled = now().settleCart();
  await refuse('setCartItem', new AuthError('offline'));
  expect([await settled, now().cartNotice]).toEqual([[], '网络不可用，请检查网络后重试']);
});

test('[H06] ticks show at once and are kept by the server: a burst is one request for each way', async () => {
  const { now, clock, answer, waiting } = await start(
    item('a', 1),
    item('b', 1),
    item('c', 1, { checked: false }),
  );
  now().tickCartItem('a', false);
  now().tickCartItem('b', false);
  now().tickCartItem('c', true);
  now().tickCartItem('b', true);
  expect(now().cartTicks).toEqual({ a: false, b: true, c: true });
  await clock.advance(BURST_PAUSE_MS);
  expect(waiting('checkCart').map(({ input }) => input)).toEqual([
    { body: { checked: true, skuIds: ['b', 'c'] } },
  ]);
  await answer('checkCart', cart(item('a', 1), item('b', 1), item('c', 1)));
  expect(now().cartTicks).toEqual({ a: false });
  expect(waiting('checkCart').map(({ input }) => input)).toEqual([
    { body: { checked: false, skuIds: ['a'] } },
  ]);
  now().tickCartItem('a', true);
  await answer('checkCart', cart(item('a', 1, { checked: false }), item('b', 1), item('c', 1)));
  expect(now().cartTicks).toEqual({ a: true });
});

test('[H06] a refused tick falls back, with the reason', async () => {
  const { now, clock, refuse } = await start(item('a', 1));
  now().tickCartItem('a', false);
  await clock.advance(BURST_PAUSE_MS);
  await refuse('checkCart', new AuthError('timeout'));
  expect([now().cartTicks, now().cartNotice]).toEqual([{}, '网络超时，请稍后重试']);
});

test('[H06] 全选 ticks what is not ticked, then unticks all', async () => {
  const { now } = await start(item('a', 1, { checked: false }), item('b', 1));
  now().tickWholeCart();
  expect(now().cartTicks).toEqual({ a: true, b: true });
  now().tickWholeCart();
  expect(now().cartTicks).toEqual({ a: false, b: false });
});

test('[H06] another spec takes an item’s place; a count that still waited for the old one is not sent', async () => {
  const { now, clock, answer, sent, quantities } = await start(item('a', 1));
  now().changeCartQuantity('a', 3);
  const changed = now().changeCartSku('a', { skuId: 'a2', quantity: 2 });
  await answer('changeCartSku', cart(item('a2', 2)));
  await clock.advance(BURST_PAUSE_MS);
  expect([await changed, quantities(), sent(), now().cartWanted]).toEqual([
    true,
    { a2: 2 },
    ['getCart', 'changeCartSku'],
    {},
  ]);
});

test('[H06] several items go in one request, which says whether they went', async () => {
  const { now, answer, refuse, waiting, quantities } = await start(item('a', 1), item('b', 1), item('c', 1));
  const removed = now().removeFromCart(['a', 'b']);
  await Promise.resolve();
  expect(waiting('removeCartItems').map(({ input }) => input)).toEqual([{ body: { skuIds: ['a', 'b'] } }]);
  await answer('removeCartItems', cart(item('c', 1)));
  expect([await removed, quantities()]).toEqual([true, { c: 1 }]);
  const refused = now().removeFromCart(['c']);
  await refuse('removeCartItems', new AuthError('offline'));
  expect([await refused, quantities()]).toEqual([false, { c: 1 }]);
});

test('[H06] clearing is one request and leaves what can be bought', async () => {
  const { now, answer, quantities } = await start(item('a', 1), item('x', 1, { invalidReason: 'off_shelf' }));
  const cleared = now().clearInvalidItems();
  await answer('clearInvalidCart', cart(item('a', 1)));
  expect([await cleared, quantities()]).toEqual([true, { a: 1 }]);
});

test('[H06] a cart that cannot be loaded says why; one that is there stays', async () => {
  const bench = createSliceBench(createCartSlice);
  void bench.now().loadCart();
  await bench.refuse('getCart', new AuthError('timeout'));
  expect(bench.now().cart).toEqual({ kind: 'failed', message: '网络超时，请稍后重试' });
  void bench.now().loadCart();
  await bench.answer('getCart', cart(item('a', 1)));
  void bench.now().loadCart();
  await bench.refuse('getCart', new AuthError('timeout'));
  expect(bench.now().cart.kind).toBe('ready');
});

test('[H01] the badge asks for the cart once per user, however many pages show it', async () => {
  const visitor = { kind: 'visitor', user: { id: 'u1' }, step: 1 } as unknown as AuthState;
  const { now, store, answer, sent } = createSliceBench(createCartSlice, { auth: { kind: 'guest' } });
  await now().ensureCart();
  expect(sent()).toEqual([]);
  store.setState({ auth: visitor });
  void now().ensureCart();
  void now().ensureCart();
  await answer('getCart', cart(item('a', 1)));
  await now().ensureCart();
  expect(sent()).toEqual(['getCart']);
  store.setState({ auth: { ...visitor, user: { id: 'u2' } } as unknown as AuthState });
  void now().ensureCart();
  expect(sent()).toEqual(['getCart', 'getCart']);
});
