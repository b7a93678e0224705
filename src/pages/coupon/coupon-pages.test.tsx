import { AnswerError, AuthError, type AuthState } from '@/auth';
import type { CenterCoupon, CouponState, MyCoupon } from '@/contract';
import { clear, draw } from '@/features/session/testing/draw';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import { asked } from '../testing/taro-app';
import CenterPage from './center/index';
import MinePage from './mine/index';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));
jest.mock('@tarojs/taro', () => jest.requireActual('../testing/taro-app'));

const coupon: CenterCoupon = {
  id: 'c1',
  title: '新人见面礼',
  rule: { kind: 'reduce', offFen: 500 },
  thresholdFen: 0,
  categories: [],
  claimState: 'claimable',
  takenPercent: 0,
  startsAt: 0,
  endsAt: 0,
  validDays: 7,
};
const mine: MyCoupon = {
  id: 'm1',
  coupon,
  state: 'used',
  claimedAt: 0,
  expiresAt: 0,
  usedAt: 0,
  orderId: 'o1',
};

const sent: string[] = [];

const start = (kind: 'member' | 'guest', own: readonly MyCoupon[] = [], refusal: unknown = null): void => {
  asked.length = 0;
  sent.length = 0;
  const counts = { usable: 0, used: own.length, expired: 0 };
  const request = (name: string, input: unknown): Promise<unknown> => {
    sent.push(`${name} ${JSON.stringify(input)}`);
    if (name === 'claimCoupon' && refusal !== null) return Promise.reject(refusal);
    return Promise.resolve(name === 'listMyCoupons' ? { items: own, counts } : { items: [coupon] });
  };
  const clock = { now: () => 0, setTimer: () => () => undefined };
  appStore.connect(benchApi({ auth: { request } as never, clock }));
  const user = { id: 'u1', phoneMasked: '138****8000' };
  appStore.publish((kind === 'member' ? { kind, step: 2, user } : { kind }) as AuthState);
  appStore.store.getState().forgetCoupons();
  appStore.store.setState({
    mustAuth: () => (kind === 'member' ? Promise.resolve() : Promise.reject(new AuthError('cancelled'))),
  });
};

afterEach(clear);

test('[H15] a member claims a coupon, then goes to use it', async () => {
  start('member');
  const drawn = await draw(<CenterPage />);
  await drawn.tap('claim-c1');
  expect([sent.at(-1), asked]).toEqual(['claimCoupon {"params":{"id":"c1"}}', ['toast 领取成功']]);
  expect(drawn.text()).toContain('去使用');
  await drawn.tap('claim-c1');
  expect(asked.at(-1)).toBe('tab /pages/category/index');
});

test('[H15] the last one was taken a moment before: said, and not offered again', async () => {
  start('member', [], new AnswerError(409, 'COUPON_GONE', '优惠券已领完', null));
  const drawn = await draw(<CenterPage />);
  await drawn.tap('claim-c1');
  expect(asked).toEqual(['toast 优惠券已领完']);
  expect(drawn.text()).toContain('已抢光');
  await drawn.tap('claim-c1');
  expect(sent.filter((one) => one.startsWith('claimCoupon'))).toHaveLength(1);
});

test('[H15] a guest sees what there is; who leaves the login has claimed nothing and hears nothing', async () => {
  start('guest');
  const drawn = await draw(<CenterPage />);
  expect(drawn.text()).toContain('新人见面礼');
  await drawn.tap('claim-c1');
  expect([sent, asked]).toEqual([['listCoupons {"query":{}}'], []]);
});

test('[H15] one’s own by state; without any there is a way to the center', async () => {
  start('member', [mine]);
  const drawn = await draw(<MinePage />);
  await drawn.tap('coupon-tab-used');
  const asks = (state: CouponState): string => `listMyCoupons {"query":{"state":"${state}"}}`;
  expect(sent).toEqual([asks('usable'), asks('used')]);
  expect(drawn.text()).toContain('已使用 1');
  expect(drawn.text()).toContain('1970-01-01 已使用');
  await drawn.tap('order-of-m1');
  expect(asked).toEqual(['open /pages/trade/order/index?id=o1']);
  await clear();
  start('member');
  await (await draw(<MinePage />)).tap('to-center');
  expect(asked).toEqual(['open /pages/coupon/center/index']);
});

test('[H15] who is no member is asked to log in', async () => {
  start('guest');
  const drawn = await draw(<MinePage />);
  expect([drawn.find('login-entry') === null, sent]).toEqual([false, []]);
});
