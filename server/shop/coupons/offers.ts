import type { shopCoupons } from './schema';

type Offer = Omit<typeof shopCoupons.$inferInsert, 'claimed' | 'position'>;

/** Goes up by one with every change of the offers, so that databases already in use take it over at the next start. */
export const offersVersion = 1;

const from = Date.UTC(2025, 0, 1);
const to = Date.UTC(2035, 0, 1);

const offer = (id: string, title: string, rule: Partial<Offer>): Offer => ({
  id,
  title,
  kind: rule.percent === undefined ? 'reduce' : 'percent',
  thresholdFen: 0,
  categoryIds: [],
  total: 100_000,
  startsAt: from,
  endsAt: to,
  validDays: 30,
  backOnRefund: false,
  ...rule,
});

/** What the coupon center offers. Ids stay for ever; claims point to them. */
export const offers: readonly Offer[] = [
  offer('newcomer-5', '新人见面礼', { offFen: 500, validDays: 7, backOnRefund: true }),
  offer('all-99-10', '全场满减券', { offFen: 1000, thresholdFen: 9900 }),
  offer('all-199-30', '全场大额满减券', { offFen: 3000, thresholdFen: 19_900, total: 5000 }),
  offer('fruit-59-8', '水果蔬菜满减券', {
    offFen: 800,
    thresholdFen: 5900,
    categoryIds: ['fruit', 'vegetables'],
  }),
  offer('snacks-88', '零食饮料八八折', {
    percent: 88,
    maxOffFen: 2000,
    thresholdFen: 3900,
    categoryIds: ['snacks', 'drinks'],
  }),
  offer('all-95', '全场九五折', { percent: 95, maxOffFen: 1500, thresholdFen: 2900, validDays: 3 }),
  offer('founding-50', '开业限量券', { offFen: 5000, thresholdFen: 5100, total: 0 }),
];
