import type { Cart, CartItem } from '@/contract';
import { invalidItems, sumsOf, tickedItems } from './selection';

const item = (skuId: string, more: Partial<CartItem> = {}): CartItem => ({
  skuId,
  productId: skuId,
  title: skuId,
  specText: '',
  image: '/a.webp',
  priceFen: 1000,
  quantity: 2,
  stock: 9,
  limitPerOrder: null,
  invalidReason: null,
  ...more,
});
const cart = (items: CartItem[]): Cart => ({ items, count: 0, totalFen: 0 });

test('[H06] everything that can be bought is ticked until it is unticked', () => {
  const all = cart([item('a'), item('b'), item('gone', { invalidReason: 'off_shelf' })]);
  expect(tickedItems(all, {}).map(({ skuId }) => skuId)).toEqual(['a', 'b']);
  expect(tickedItems(all, { a: true }).map(({ skuId }) => skuId)).toEqual(['b']);
  expect(invalidItems(all).map(({ skuId }) => skuId)).toEqual(['gone']);
});

test('[H06] the total is of the ticked items, with the counts on the screen', () => {
  const all = cart([item('a'), item('b', { priceFen: 55 }), item('gone', { invalidReason: 'sold_out' })]);
  expect(sumsOf(all, {}, {})).toEqual({ pieces: 4, totalFen: 2110, allTicked: true });
  expect(sumsOf(all, { a: true }, { b: 3 })).toEqual({ pieces: 3, totalFen: 165, allTicked: false });
});

test('[H06] nothing to tick is not everything ticked', () => {
  expect(sumsOf(cart([item('gone', { invalidReason: 'sold_out' })]), {}, {})).toEqual({
    pieces: 0,
    totalFen: 0,
    allTicked: false,
  });
});
