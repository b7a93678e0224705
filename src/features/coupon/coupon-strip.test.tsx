import type { CenterCoupon } from '@/contract';
import { clear, draw } from '@/features/session/testing/draw';
import { CouponStrip } from './coupon-strip';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));

const couponOf = (id: string, claimState: CenterCoupon['claimState']): CenterCoupon => ({
  id,
  title: id,
  rule: { kind: 'reduce', offFen: 600 },
  thresholdFen: 4900,
  categories: [],
  claimState,
  takenPercent: 0,
  startsAt: 0,
  endsAt: 0,
  validDays: null,
});
const coupons = [
  couponOf('had', 'claimed'),
  couponOf('gone', 'gone'),
  couponOf('soon', 'upcoming'),
  couponOf('free', 'claimable'),
];

const start = async (look: 'cards' | 'line', items: readonly CenterCoupon[] = coupons) => {
  const log: string[] = [];
  const drawn = await draw(
    <CouponStrip
      coupons={items}
      look={look}
      onOpen={() => log.push('open')}
      onClaim={({ id }) => log.push(`claim ${id}`)}
    />,
  );
  return { ...drawn, log };
};

afterEach(clear);

test('[H02] [H15] cards: what can be claimed comes first and is claimed by a tap, the rest is the center’s', async () => {
  const { log, tap, text, find } = await start('cards');
  for (const id of ['strip-coupon-free', 'strip-coupon-had', 'coupon-strip']) await tap(id);
  expect(log).toEqual(['claim free', 'open']);
  expect(text().indexOf('领取')).toBeLessThan(text().indexOf('已领取'));
  expect([find('strip-coupon-gone'), find('strip-coupon-soon')]).toEqual([null, null]);
});

test('[H05] [H15] a line leads to the center; without coupons there is none', async () => {
  const { log, tap, text } = await start('line');
  await tap('coupon-strip');
  expect([log, text().includes('满49减6')]).toEqual([['open'], true]);
  expect((await start('line', [])).find('coupon-strip')).toBeNull();
  expect((await start('cards', [couponOf('gone', 'gone')])).find('coupon-strip')).toBeNull();
});
