import fc from 'fast-check';
import { type CouponTerms, judgeCoupon, type PricedLine } from './coupon-rules';
import { quote } from './quote';
import { payOfPieces, splitByWeight } from './split';

const categories = ['fruit', 'snacks', 'drinks'];
const line: fc.Arbitrary<PricedLine> = fc.record({
  categoryId: fc.constantFrom(...categories),
  priceFen: fc.integer({ min: 1, max: 9_999_999 }),
  quantity: fc.integer({ min: 1, max: 999 }),
});
const fen = fc.integer({ min: 0, max: 5_000_000 });
const common = { thresholdFen: fen, categoryIds: fc.subarray(categories) };
const coupon: fc.Arbitrary<CouponTerms> = fc.oneof(
  fc.record({
    kind: fc.constant('reduce' as const),
    offFen: fen,
    percent: fc.constant(null),
    maxOffFen: fc.constant(null),
    ...common,
  }),
  fc.record({
    kind: fc.constant('percent' as const),
    offFen: fc.constant(null),
    percent: fc.integer({ min: 1, max: 99 }),
    maxOffFen: fc.option(fen),
    ...common,
  }),
);
const lines = fc.array(line, { minLength: 1, maxLength: 30 });
const terms = (changes: Partial<CouponTerms>): CouponTerms => ({
  kind: 'reduce',
  offFen: 500,
  percent: null,
  maxOffFen: null,
  thresholdFen: 0,
  categoryIds: [],
  ...changes,
});
const one = (priceFen: number, quantity = 1, categoryId = 'fruit'): PricedLine => ({
  categoryId,
  priceFen,
  quantity,
});

test('[H07] the sums of an order split exactly in fen, whatever the goods and the coupon', () => {
  fc.assert(
    fc.property(lines, fc.option(coupon), (goods, chosen) => {
      const { discounts, goodsFen, discountFen, freightFen, totalFen } = quote(goods, chosen);
      const pays = goods.map(
        ({ priceFen, quantity }, index) => priceFen * quantity - (discounts[index] ?? 0),
      );
      expect(discounts).toHaveLength(goods.length);
      expect(discounts.reduce((sum, part) => sum + part, 0)).toBe(discountFen);
      expect(pays.reduce((sum, part) => sum + part, 0) + discountFen).toBe(goodsFen);
      expect(goodsFen - discountFen + freightFen).toBe(totalFen);
      for (const part of [...discounts, ...pays]) expect(Number.isInteger(part) && part >= 0).toBe(true);
      expect(totalFen).toBeGreaterThan(0);
    }),
  );
});

test('[H15] a discount stays on the goods that the coupon counts, and below what they cost', () => {
  fc.assert(
    fc.property(lines, coupon, (goods, chosen) => {
      const { discounts, discountFen } = quote(goods, chosen);
      const counted = (categoryId: string) =>
        chosen.categoryIds.length === 0 || chosen.categoryIds.includes(categoryId);
      goods.forEach(({ categoryId }, index) => {
        if (!counted(categoryId)) expect(discounts[index]).toBe(0);
      });
      const sum = goods
        .filter(({ categoryId }) => counted(categoryId))
        .reduce((total, { priceFen, quantity }) => total + priceFen * quantity, 0);
      expect(discountFen).toBeLessThan(Math.max(sum, 1));
      if (sum < chosen.thresholdFen) expect(discountFen).toBe(0);
    }),
  );
});

test('[H10] pieces given back in any steps bring back what was paid for the line, to the fen', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fen, steps, (payFen, pieces) => {
      const quantity = pieces.reduce((sum, count) => sum + count, 0);
      let before = 0;
      let back = 0;
      for (const count of pieces) {
        back += payOfPieces({ payFen, quantity }, before, count);
        before += count;
      }
      expect(back).toBe(payFen);
    }),
  );
});

test('a split follows the weights, remainders go to the largest', () => {
  expect(splitByWeight(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitByWeight(10, [0, 7, 3])).toEqual([0, 7, 3]);
  expect(splitByWeight(1, [1, 2])).toEqual([0, 1]);
  expect(splitByWeight(0, [])).toEqual([]);
});

test.each<[string, CouponTerms, PricedLine[], object]>([
  ['满减 at the threshold', terms({ thresholdFen: 9900 }), [one(9900)], { discountFen: 500, obstacle: null }],
  [
    '满减 one fen below it',
    terms({ thresholdFen: 9900 }),
    [one(9899)],
    { discountFen: 0, obstacle: 'below_threshold', missingFen: 1 },
  ],
  [
    '8.8 折, the odd fen stays with the shop',
    terms({ kind: 'percent', percent: 88 }),
    [one(99)],
    { discountFen: 11 },
  ],
  [
    '8.8 折 with a most',
    terms({ kind: 'percent', percent: 88, maxOffFen: 1000 }),
    [one(50_000)],
    { discountFen: 1000 },
  ],
  [
    'goods of another category do not reach the threshold',
    terms({ thresholdFen: 100, categoryIds: ['snacks'] }),
    [one(900), one(60, 1, 'snacks')],
    { obstacle: 'below_threshold', missingFen: 40 },
  ],
  [
    'no goods that count',
    terms({ categoryIds: ['snacks'] }),
    [one(900)],
    { obstacle: 'no_goods', discountFen: 0 },
  ],
  ['more off than the goods cost', terms({}), [one(300)], { discountFen: 299 }],
])('[H15] %s', (_, coupon, goods, verdict) => {
  expect(judgeCoupon(coupon, goods)).toMatchObject(verdict);
});

test('[H07] freight is paid below 49 yuan after discount', () => {
  expect(quote([one(4900)], null)).toMatchObject({ freightFen: 0, totalFen: 4900 });
  expect(quote([one(4899)], null)).toMatchObject({ freightFen: 600, totalFen: 5499 });
  expect(quote([one(5000)], terms({ offFen: 200 }))).toMatchObject({ freightFen: 600, totalFen: 5400 });
  expect(quote([], null)).toMatchObject({ freightFen: 0, totalFen: 0 });
});
