import { AnswerError, type AuthState } from '@/auth';
import type { Address, Checkout, CheckoutCoupon } from '@/contract';
import { change, clear, draw } from '@/features/session/testing/draw';
import { asked, openPages } from '@/pages/testing/taro-app';
import { appStore } from '@/store/store';
import { benchApi } from '@/store/testing/slice-bench';
import CheckoutPage from './index';

jest.mock('@tarojs/components', () => jest.requireActual('@/features/account/testing/taro-parts'));
jest.mock('@tarojs/taro', () => jest.requireActual('@/pages/testing/taro-app'));
Object.assign(globalThis, { API_BASE: '' });

const item = {
  skuId: 'a-1',
  productId: 'a',
  title: '苹果',
  specText: '2 斤装',
  image: '/a.webp',
  priceFen: 2390,
  quantity: 2,
};
const address = {
  id: 'home',
  name: '林夏',
  phone: '13800138000',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  detail: '文三路 9 号',
} as Address;
const couponOf = (id: string, part: Partial<CheckoutCoupon>): CheckoutCoupon => ({
  id,
  coupon: { id, title: id, rule: { kind: 'reduce', offFen: 600 }, thresholdFen: 4000, categories: [] },
  expiresAt: 0,
  discountFen: 600,
  obstacle: null,
  missingFen: 0,
  ...part,
});
const shown: Checkout = {
  lines: [{ ...item, discountFen: 0, payFen: 4780, refundQuantity: 0 }],
  problems: [],
  address,
  couponId: null,
  coupons: [
    couponOf('c1', {}),
    couponOf('c2', { obstacle: 'below_threshold', missingFen: 220, discountFen: 0 }),
    couponOf('c3', { obstacle: 'no_goods', discountFen: 0 }),
  ],
  goodsFen: 4780,
  discountFen: 0,
  freightFen: 600,
  totalFen: 5380,
  freeFreightFromFen: 4900,
};

interface Sent {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const sent: Sent[] = [];
const user = { id: 'u1', phoneMasked: '138****8000' };
const named = (name: string): Sent['body'][] =>
  sent.filter((one) => one.name === name).map(({ body }) => body);

/** The server: a checkout per call, the last one again and again; what `refusals` holds is said to an order first. */
const start = async (quotes: readonly Partial<Checkout>[] = [{}], refusals: string[] = []) => {
  asked.length = 0;
  sent.length = 0;
  const left = [...quotes];
  const request = (name: string, { body = {} }: { readonly body?: Sent['body'] }): Promise<unknown> => {
    sent.push({ name, body });
    if (name === 'checkout') {
      const quote = left.length > 1 ? left.shift() : left[0];
      return Promise.resolve({ checkout: { ...shown, ...quote } });
    }
    const code = refusals.shift();
    if (name === 'createOrder' && code !== undefined)
      return Promise.reject(new AnswerError(409, code, '价格有变动', null));
    return Promise.resolve({ order: { id: 'o1' }, now: 0, cart: { items: [] } });
  };
  const clock = { now: () => 0, setTimer: () => () => undefined };
  appStore.connect(benchApi({ auth: { request } as never, clock }));
  appStore.publish({ kind: 'member', step: 2, user } as AuthState);
  appStore.store.setState({ mustAuth: () => Promise.resolve() });
  appStore.store.getState().beginCheckout([item], false);
  openPages(2);
  return draw(<CheckoutPage />);
};

afterEach(clear);

test('[H07] what it costs, where it goes, and the way to payment', async () => {
  const drawn = await start();
  for (const text of [
    '浙江省 杭州市 西湖区',
    '文三路 9 号',
    '共 2 件',
    '×2',
    '1 张可用',
    '再买 ¥1.20 免运费',
  ])
    expect(drawn.text()).toContain(text);
  await drawn.type('checkout-remark', '放门口');
  await drawn.tap('checkout-submit');
  await drawn.tap('checkout-submit');
  expect(named('createOrder')).toMatchObject([
    { addressId: 'home', remark: '放门口', expectedTotalFen: 5380 },
  ]);
  expect(asked).toEqual(['replace /pages/trade/pay/index?orderId=o1']);
});

test('[H07] [H14] without an address, both the card and the button lead to a new one', async () => {
  const drawn = await start([{ address: null }]);
  expect(drawn.text()).toContain('添加收货地址');
  await drawn.tap('checkout-address');
  await drawn.tap('checkout-submit');
  const form = 'open /pages/account/addresses-edit/index?choose=1';
  expect([asked, named('createOrder')]).toEqual([[form, form], []]);
});

test('[H14] a tap on the address opens the choice', async () => {
  const drawn = await start();
  await drawn.tap('checkout-address');
  expect(asked).toEqual(['open /pages/account/addresses/index?choose=1']);
});

test('[H15] coupons say why they cannot be used, and those do nothing', async () => {
  const drawn = await start([{}, { couponId: 'c1', discountFen: 600, totalFen: 4780 }]);
  await drawn.tap('checkout-coupon');
  expect(drawn.text()).toContain('还差 ¥2.20 可用');
  expect(drawn.text()).toContain('不适用于本单商品');
  await drawn.tap('coupon-c2');
  await drawn.tap('coupon-c3');
  expect(named('checkout')).toHaveLength(1);
  await drawn.tap('coupon-c1');
  expect(named('checkout').at(-1)).toMatchObject({ couponId: 'c1' });
  expect(drawn.text()).toContain('-¥6.00');
  expect(drawn.find('coupon-c1')).toBeNull();
  await drawn.tap('checkout-coupon');
  await drawn.tap('coupon-none');
  expect(named('checkout').at(-1)).toMatchObject({ couponId: null });
});

test('[H07] PRICE_CHANGED: the new sum and a word about it, before anything is ordered', async () => {
  const drawn = await start([{}, { totalFen: 5400 }], ['PRICE_CHANGED']);
  await drawn.tap('checkout-submit');
  expect(drawn.text()).toContain('价格有变动，金额已更新');
  expect(asked).toEqual(['toast 价格有变动']);
  await drawn.tap('checkout-submit');
  expect(named('createOrder').map((body) => body.expectedTotalFen)).toEqual([5380, 5400]);
});

test('[H07] out of stock: the sheet says what, going on takes what is left', async () => {
  const short = { ...item, reason: 'short' as const, available: 1 };
  const drawn = await start([{}, { lines: [], problems: [short] }, {}], ['OUT_OF_STOCK']);
  await drawn.tap('checkout-submit');
  expect(drawn.text()).toContain('仅剩 1 件');
  await drawn.tap('sheet-close');
  expect(drawn.find('checkout-problems')).toBeNull();
  await drawn.tap('checkout-submit');
  expect(drawn.find('checkout-problems')).not.toBeNull();
  expect(named('createOrder')).toHaveLength(1);
  await drawn.tap('problems-continue');
  expect(named('checkout').at(-1)).toEqual({ items: [{ skuId: 'a-1', quantity: 1 }] });
  expect(drawn.find('checkout-problems')).toBeNull();
});

test('[H07] nothing can be had: the only way is back', async () => {
  const gone = { ...item, reason: 'off_shelf' as const, available: 0 };
  const drawn = await start([{ lines: [], problems: [gone] }]);
  expect([drawn.text().includes('商品已下架'), drawn.find('problems-continue')]).toEqual([true, null]);
  await drawn.tap('problems-leave');
  expect(asked).toEqual(['back']);
});

test('[H07] [H19] the first count failed: the sentence and another try', async () => {
  const drawn = await start();
  const failed = { kind: 'failed', message: '网络不可用' } as const;
  await change(() => appStore.store.setState({ checkoutQuote: failed }));
  expect(drawn.text()).toContain('网络不可用');
  await drawn.tap('retry');
  expect(drawn.find('checkout-submit')).not.toBeNull();
});

test('[H07] by its address, with nothing chosen, it leads to the shop', async () => {
  const drawn = await start();
  await change(() => appStore.store.setState({ checkout: { kind: 'none' } }));
  await drawn.tap('go-shopping');
  expect(asked).toEqual(['tab /pages/home/index']);
});
