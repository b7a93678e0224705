import { couponText, cutFigure, scopeText, shortYuan, thresholdText } from './coupon-text';

const off = { kind: 'reduce', offFen: 650 } as const;
const fold = { kind: 'percent', percent: 88, maxOffFen: 2000 } as const;

test.each([
  [0, '0'],
  [600, '6'],
  [650, '6.5'],
  [605, '6.05'],
  [100_000, '1000'],
  [5, '0.05'],
])('[H15] %i fen is %s yuan', (fen, text) => expect(shortYuan(fen)).toBe(text));

test('[H15] a coupon says what it takes off, from where, and of which goods', () => {
  expect([off, fold, { ...fold, percent: 80 }, { ...fold, percent: 5 }].map(cutFigure)).toEqual([
    { sign: '¥', figure: '6.5', unit: '' },
    { sign: '', figure: '8.8', unit: '折' },
    { sign: '', figure: '8', unit: '折' },
    { sign: '', figure: '0.5', unit: '折' },
  ]);
  expect([0, 4900].map(thresholdText)).toEqual(['无门槛', '满 49 可用']);
  expect([
    couponText({ rule: off, thresholdFen: 4900 }),
    couponText({ rule: off, thresholdFen: 0 }),
    couponText({ rule: fold, thresholdFen: 9900 }),
    couponText({ rule: fold, thresholdFen: 0 }),
  ]).toEqual(['满49减6.5', '立减6.5元', '满99打8.8折', '8.8折']);
  const fruit = [{ name: '水果' }, { name: '坚果' }];
  expect([
    scopeText({ rule: off, categories: [] }),
    scopeText({ rule: off, categories: fruit }),
    scopeText({ rule: fold, categories: fruit }),
    scopeText({ rule: { ...fold, maxOffFen: null }, categories: [] }),
  ]).toEqual(['全部商品可用', '限水果、坚果', '限水果、坚果，最多减 20', '全部商品可用']);
});
