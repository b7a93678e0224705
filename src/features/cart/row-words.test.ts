import { hintOf, limitOf } from './row-words';
import { cartItem } from './testing/cart-samples';

test('[H06] low stock is told, and louder when less is left than is wanted', () => {
  const few = cartItem('a', { stock: 3, lowStock: true });
  expect([hintOf(few, 2), hintOf(few, 4)]).toEqual(['仅剩 3 件', '库存不足，仅剩 3 件']);
  expect(hintOf(cartItem('a'), 2)).toBeNull();
  expect(hintOf(cartItem('a', { limitPerOrder: 2 }), 2)).toBe('每单限购 2 件');
});

test('[H06] the stepper ends at limit or stock, and says which', () => {
  expect(limitOf(cartItem('a', { stock: 9, limitPerOrder: 2 }))).toEqual({ most: 2, text: '每单限购 2 件' });
  expect(limitOf(cartItem('a', { stock: 1, limitPerOrder: 2 }))).toEqual({
    most: 1,
    text: '库存只有这么多了',
  });
  expect(limitOf(cartItem('a', { stock: 5000 })).most).toBe(999);
});
