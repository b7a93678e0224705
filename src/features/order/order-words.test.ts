import type { CheckoutProblem } from '@/contract';
import { problemsText, statusHint, statusWord, tabOf } from './order-words';
import { orderOf } from './testing/order-samples';

test('[H09] an address names a tab or means all', () => {
  expect(['completed', 'cancelled', 'x', undefined].map(tabOf)).toEqual(['completed', null, null, null]);
});

test('[H09] an open refund is told beside the state', () => {
  expect([statusWord(orderOf('1')), statusWord(orderOf('1', { refundOpen: true }))]).toEqual([
    '待付款',
    '待付款 · 退款中',
  ]);
});

test('[H09] every state says what comes next, an ended one why it ended', () => {
  const hint = (part: Parameters<typeof orderOf>[1], until: number | null = null) =>
    statusHint(orderOf('1', part), until);
  expect(hint({ status: 'pending_receipt' }, Date.UTC(2024, 0, 1, 4))).toBe(
    '2024-01-01 12:00 将自动确认收货',
  );
  expect(hint({ status: 'cancelled', cancelReason: 'timeout' })).toContain('超时');
  expect(hint({ status: 'cancelled', cancelReason: 'refunded' })).toContain('退回');
  expect(hint({ status: 'pending_shipment', refundOpen: true })).toContain('退款');
});

test('[H09] 再次购买 tells line by line what could not be had as before', () => {
  const problem = { title: '苹果', reason: 'short', available: 3 } as CheckoutProblem;
  expect(
    problemsText([
      problem,
      { ...problem, reason: 'limit', available: 2 },
      { ...problem, reason: 'off_shelf', available: 0 },
      { ...problem, reason: 'sold_out', available: 0 },
    ]),
  ).toBe('苹果：仅剩 3 件\n苹果：限购 2 件\n苹果：已下架\n苹果：已售罄');
});
