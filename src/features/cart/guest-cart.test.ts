import { AnswerError, AuthError, type AuthState } from '@/auth';
import { settle } from '@/auth/testing/manual-clock';
import { createSliceBench } from '@/store/testing/slice-bench';
import type { GuestItem } from './guest-cart';
import { createCartSlice } from './slice';
import { cartOf } from './testing/cart-samples';

const item = (skuId: string, quantity = 1): GuestItem => ({
  skuId,
  productId: skuId,
  title: skuId,
  specText: '',
  image: '/a.webp',
  priceFen: 100,
  quantity,
});
const empty = { cart: cartOf([]) };
const known = { kind: 'visitor', user: { id: 'u1' }, step: 1 } as unknown as AuthState;

const start = () => {
  const bench = createSliceBench(createCartSlice, { auth: { kind: 'guest' } });
  const kept = () => bench.now().cartKept.map(({ skuId, quantity }) => [skuId, quantity]);
  const become = (auth: AuthState) => bench.store.setState({ auth });
  return { ...bench, kept, become };
};

test('[I08] a guest’s cart lies on the device and asks the server nothing', async () => {
  const { now, kept, sent } = start();
  now().keepForGuest(item('a'));
  now().keepForGuest(item('b', 2));
  now().keepForGuest(item('a', 998));
  expect(kept()).toEqual([
    ['a', 999],
    ['b', 2],
  ]);
  now().dropGuestItem('b');
  now().openGuestCart();
  await now().ensureCart();
  expect([kept(), sent()]).toEqual([[['a', 999]], []]);
});

test('[I08] with an identity it goes to the server once, oldest first, and is gone from the device', async () => {
  const { now, kept, become, answer, waiting, sent } = start();
  now().keepForGuest(item('a'));
  now().keepForGuest(item('b', 2));
  become(known);
  const loads = [now().ensureCart(), now().loadCart()];
  await settle();
  expect(waiting('addToCart').map(({ input }) => input)).toEqual([{ body: { skuId: 'a', quantity: 1 } }]);
  await answer('addToCart', empty);
  expect(kept()).toEqual([['b', 2]]);
  await answer('addToCart', empty);
  expect(kept()).toEqual([]);
  while (waiting('getCart').length > 0) await answer('getCart', empty);
  await Promise.all(loads);
  await now().ensureCart();
  expect(sent().filter((name) => name === 'addToCart')).toHaveLength(2);
});

test('[I08] what the server refuses is told once and forgotten, the rest goes on', async () => {
  const { now, kept, become, answer, refuse } = start();
  now().keepForGuest(item('a'));
  now().keepForGuest(item('gone'));
  become(known);
  void now().loadCart();
  await answer('addToCart', empty);
  await refuse('addToCart', new AnswerError(409, 'OUT_OF_STOCK', null, null));
  expect([kept(), now().cartNotice]).toEqual([[], '有 1 件暂存的商品已失效或库存不足，未能加入购物车']);
});

test('[I08] without the network everything stays on the device for the next time', async () => {
  const { now, kept, become, refuse, waiting } = start();
  now().keepForGuest(item('a'));
  now().keepForGuest(item('b'));
  become(known);
  void now().loadCart();
  await refuse('addToCart', new AuthError('offline'));
  expect([kept().length, now().cartNotice, waiting('addToCart').length]).toEqual([2, null, 0]);
});

test('[L27] after the user nothing is left of their cart, answers that are under way included', async () => {
  const { now, become, answer, clock, sent } = start();
  become(known);
  void now().loadCart();
  await answer('getCart', empty);
  now().tickCartItem('a', false);
  now().changeCartQuantity('a', 2);
  void now().addToCart('b', 1);
  void now().loadCart();
  become({ kind: 'guest' });
  now().forgetCart();
  await answer('addToCart', empty);
  await clock.advance(1000);
  expect(now()).toMatchObject({ cartOwner: null, cartWanted: {}, cartTicks: {} });
  const changes = ['setCartItem', 'checkCart'];
  expect([now().cart.kind, sent().filter((name) => changes.includes(name))]).toEqual(['idle', []]);
});
