import type { OrderDetail } from '@/contract';
import { fenOf, formProblem, maxFenOf, type RefundForm, refundBodyOf, refundFormOf } from './refund-choice';
import { refundHint } from './refund-words';
import { refundable, refundOf } from './testing/refund-samples';

const order = {
  id: 'o1',
  items: [
    { skuId: 'a', payFen: 1000, quantity: 3, refundQuantity: 0 },
    { skuId: 'b', payFen: 500, quantity: 1, refundQuantity: 0 },
  ],
} as unknown as OrderDetail;

const form = (part: Partial<RefundForm> = {}): RefundForm => ({
  ...refundFormOf(order, refundable),
  reason: 'unwanted',
  ...part,
});

/** The form with so many pieces of `a` and `b`. */
const choose = (a: number, b: number, part: Partial<RefundForm> = {}): RefundForm => {
  const { lines } = form();
  return form({ ...part, lines: lines.map((line) => ({ ...line, quantity: line.skuId === 'a' ? a : b })) });
};

test('[H10] everything that is left is chosen at first, with the freight of what was not shipped', () => {
  expect([maxFenOf(form()), refundBodyOf(form())]).toEqual([2100, { reason: 'unwanted' }]);
});

test('[H10] a part of a line gives its share in whole fen, without the freight; all parts together give the line', () => {
  expect([1, 2, 3].map((pieces) => maxFenOf(choose(pieces, 0)))).toEqual([333, 666, 1000]);
  const rest = { ...order, items: [{ skuId: 'a', payFen: 1000, quantity: 3, refundQuantity: 2 }] };
  const left = refundFormOf(rest as unknown as OrderDetail, {
    lines: [
      { ...(refundable.lines[0] as never as (typeof refundable.lines)[0]), quantity: 1, amountFen: 334 },
    ],
    freightFen: 0,
    maxFen: 334,
  });
  expect(maxFenOf(left)).toBe(334);
});

test('[H10] what is sent names the chosen pieces, and an amount only when it is less than all', () => {
  expect(refundBodyOf(choose(2, 0, { note: ' 坏了 ', amountText: '5.5', reason: 'damaged' }))).toEqual({
    reason: 'damaged',
    note: '坏了',
    items: [{ skuId: 'a', quantity: 2 }],
    amountFen: 550,
  });
  expect(refundBodyOf(choose(2, 0, { amountText: '6.66' }))).not.toHaveProperty('amountFen');
});

test.each([
  ['nothing chosen', choose(0, 0), '请选择要退的商品'],
  ['no reason', form({ reason: null }), '请选择退款原因'],
  ['no number', form({ amountText: '1.2.3' }), '请填写正确的退款金额'],
  ['nothing at all', form({ amountText: '0' }), '请填写正确的退款金额'],
  ['too much', choose(1, 0, { amountText: '3.34' }), '退款金额不能超过最多可退金额'],
  ['as much as possible', choose(1, 0, { amountText: '3.33' }), null],
  ['an empty amount', form(), null],
])('[H10] a form with %s', (_, filled, problem) => {
  expect(formProblem(filled)).toBe(problem);
});

test.each([
  ['12', 1200],
  ['12.', 1200],
  ['12.3', 1230],
  ['0.05', 5],
  [' 7 ', 700],
  ['-1', null],
  ['1e3', null],
  ['12.345', null],
  ['', null],
])('[H10] %j yuan is %j fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen);
});

test('[H10] a refusal is told in the shop’s own words', () => {
  expect(refundHint(refundOf('1', { state: 'rejected', rejection: '已拆封' }))).toBe('商家说明：已拆封');
});
