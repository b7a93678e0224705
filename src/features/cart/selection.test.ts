import { withSameItems } from './same-items';
import { invalidItems, sumsOf, tickedItems, wholeTicked } from './selection';
import { cartItem, cartOf } from './testing/cart-samples';

const two = { quantity: 2, priceFen: 1000 };
const gone = cartItem('gone', { invalidReason: 'off_shelf' });

test('[H06] what is ticked is what the server says and what was tapped since', () => {
  const all = cartOf([cartItem('a'), cartItem('b', { checked: false }), gone]);
  const ticked = (ticks: Record<string, boolean>) => tickedItems(all, ticks).map(({ skuId }) => skuId);
  expect([ticked({}), ticked({ a: false }), ticked({ b: true })]).toEqual([['a'], [], ['a', 'b']]);
  expect(invalidItems(all).map(({ skuId }) => skuId)).toEqual(['gone']);
});

test('[H06] the sum is the server’s, discount and coupon included, as long as no tap waits', () => {
  expect(sumsOf(cartOf([cartItem('a', two), gone], 300), {}, {})).toEqual({
    pieces: 2,
    payFen: 1700,
    discountFen: 300,
    couponTitle: '新人券',
    allTicked: true,
  });
});

test('[H06] until a tap is answered the sum is of what is on the screen, and promises no discount', () => {
  const all = cartOf([cartItem('a', two), cartItem('b', { quantity: 2, priceFen: 55 })], 300);
  expect(sumsOf(all, { a: false }, { b: 3 })).toEqual({
    pieces: 3,
    payFen: 165,
    discountFen: null,
    couponTitle: null,
    allTicked: false,
  });
  expect(sumsOf(all, { elsewhere: true }, { another: 3 })).toMatchObject({ payFen: 1810, discountFen: 300 });
});

test('[H06] nothing to tick is not everything ticked', () => {
  expect(sumsOf(cartOf([gone]), {}, {})).toMatchObject({ pieces: 0, payFen: 0, allTicked: false });
});

test('[H06] 全选 ticks all that can be bought, or takes every tick away', () => {
  const all = cartOf([cartItem('a'), cartItem('b', { checked: false }), gone]);
  expect(wholeTicked(all, {})).toEqual({ a: true, b: true });
  expect(wholeTicked(all, { b: true })).toEqual({ a: false, b: false });
});

test('[B04] of a newer cart only the items that changed are new objects', () => {
  const before = cartOf([cartItem('a'), cartItem('b')]);
  const after = withSameItems(before, cartOf([cartItem('a'), cartItem('b', { quantity: 2 })]));
  expect(after.items[0]).toBe(before.items[0]);
  expect(after.items[1]).toMatchObject({ quantity: 2 });
  expect(withSameItems(null, before)).toEqual(before);
});
