import { AnswerError } from '@/auth';
import type { CenterCoupon, MyCoupon } from '@/contract';
import { createSliceBench } from '@/store/testing/slice-bench';
import { mineHint, offerHint } from './coupon-words';
import { createCouponSlice } from './slice';

const coupon: CenterCoupon = {
  id: 'c1',
  title: '新客券',
  rule: { kind: 'reduce', offFen: 600 },
  thresholdFen: 4900,
  categories: [],
  claimState: 'claimable',
  takenPercent: 30,
  startsAt: Date.UTC(2024, 0, 1),
  endsAt: Date.UTC(2024, 1, 1),
  validDays: 7,
};
const mine: MyCoupon = {
  id: 'm1',
  coupon,
  state: 'usable',
  claimedAt: 0,
  expiresAt: Date.UTC(2024, 0, 8),
  usedAt: null,
  orderId: null,
};
const counts = { usable: 1, used: 2, expired: 0 };

const shown = async () => {
  const bench = createSliceBench(createCouponSlice);
  void bench.now().loadCouponCenter();
  await bench.answer('listCoupons', { items: [coupon] });
  void bench.now().loadProductCoupons('p1');
  await bench.answer('listCoupons', { items: [coupon] });
  const states = (): (string | undefined)[] => {
    const { couponCenter, couponsOfProduct } = bench.now();
    return [
      couponCenter.kind === 'ready' ? couponCenter.value[0]?.claimState : couponCenter.kind,
      couponsOfProduct?.items[0]?.claimState,
    ];
  };
  return { ...bench, states };
};

test('[H15] what was claimed is claimed wherever it stands', async () => {
  const { now, waiting, answer, states } = await shown();
  const claimed = now().claimCoupon('c1');
  expect(waiting('claimCoupon')[0]?.input).toEqual({ params: { id: 'c1' } });
  expect(states()).toEqual(['claimable', 'claimable']);
  await answer('claimCoupon', { coupon: mine });
  await claimed;
  expect(states()).toEqual(['claimed', 'claimed']);
});

test.each([
  ['COUPON_GONE', 'gone'],
  ['COUPON_NOT_OPEN', 'upcoming'],
  ['RATE_LIMITED', 'claimable'],
])('[H15] a claim refused with %s leaves the coupon %s and rejects', async (code, state) => {
  const { now, refuse, states } = await shown();
  const claimed = expect(now().claimCoupon('c1')).rejects.toMatchObject({ wireCode: code });
  await refuse('claimCoupon', new AnswerError(409, code, null, null));
  await claimed;
  expect(states()).toEqual([state, state]);
});

test('[H15] each tab of one’s own asks for its state; a late answer of another tab is dropped', async () => {
  const { now, waiting, answer } = createSliceBench(createCouponSlice);
  void now().loadMyCoupons();
  void now().openMyCoupons('used');
  expect(waiting('listMyCoupons').map(({ input }) => input)).toEqual([
    { query: { state: 'usable' } },
    { query: { state: 'used' } },
  ]);
  await answer('listMyCoupons', { items: [], counts }, 1);
  await answer('listMyCoupons', { items: [mine], counts });
  expect(now().couponsMine).toEqual({ kind: 'ready', value: { items: [], counts } });
});

test('[H15] the coupons of a good that is left do not stand on the next one', async () => {
  const { now, answer } = createSliceBench(createCouponSlice);
  void now().loadProductCoupons('p1');
  void now().loadProductCoupons('p2');
  await answer('listCoupons', { items: [coupon] });
  expect(now().couponsOfProduct).toEqual({ productId: 'p2', items: [] });
  await answer('listCoupons', { items: [] });
  expect(now().couponsOfProduct).toEqual({ productId: 'p2', items: [] });
});

test('[L27] another user has claimed nothing', async () => {
  const { now, answer, states } = await shown();
  void now().loadMyCoupons();
  now().forgetCoupons();
  await answer('listMyCoupons', { items: [mine], counts });
  expect([states(), now().couponsMine]).toEqual([['idle', undefined], { kind: 'idle' }]);
});

test('[H15] until when, from when on, and how much is left', () => {
  expect([
    offerHint(coupon),
    offerHint({ ...coupon, claimState: 'claimed' }),
    offerHint({ ...coupon, validDays: null, takenPercent: 0 }),
    offerHint({ ...coupon, claimState: 'upcoming' }),
  ]).toEqual(['领取后 7 天有效 · 已领 30%', '领取后 7 天有效', '2024-02-01 到期', '2024-01-01 08:00 开抢']);
  expect([
    mineHint(mine),
    mineHint({ ...mine, state: 'used', usedAt: Date.UTC(2024, 0, 3) }),
    mineHint({ ...mine, state: 'expired' }),
  ]).toEqual(['2024-01-08 到期', '2024-01-03 已使用', '2024-01-08 已过期']);
});
